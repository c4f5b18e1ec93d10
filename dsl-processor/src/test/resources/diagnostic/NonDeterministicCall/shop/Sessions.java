package shop;

import static java.lang.System.nanoTime;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.time.*;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        long now = System.currentTimeMillis();
        Instant at = Instant.now();
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        double chance = Math.random();
        Random random = new Random();
        Supplier<UUID> ids = UUID::randomUUID;
        String qualified = java.util.UUID.randomUUID().toString();
        return userId + now + at + day + chance + random + ids + qualified + nanoTime();
    }
}
