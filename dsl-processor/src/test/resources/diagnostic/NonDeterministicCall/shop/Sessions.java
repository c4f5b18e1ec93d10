package shop;

import static java.lang.System.nanoTime;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.time.*;
import java.util.Locale;
import java.util.Objects;
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

    private static final Random SHARED = new Random();

    enum Kind {
        VIEW
    }

    record Page(String name) {}

    @UpdateFunction
    static String more(String userId, Iterator<Kind> clicks, GroupState<Long> state) {
        Instant now = helper();
        int dice = SHARED.nextInt(6) + new Random(7).nextInt() + Clock.fixed(now, ZoneOffset.UTC).hashCode();
        int hash = clicks.next().hashCode() + System.identityHashCode(userId) + new Page(userId).hashCode();
        int hashes = Objects.hash(userId, Kind.VIEW) + userId.hashCode();
        ZoneId zone = ZoneId.systemDefault();
        String text = String.format("%s %,d", userId, 7) + String.format("%s %d", userId, 7);
        return userId.toUpperCase() + userId.toUpperCase(Locale.ROOT) + text + zone + dice + hash + hashes;
    }

    private static Instant helper() {
        return Instant.now();
    }
}
