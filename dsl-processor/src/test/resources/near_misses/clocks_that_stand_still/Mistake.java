package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;

final class Mistake {

    private static final Clock EPOCH = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        state.remove();
        Clock clock = Clock.fixed(state.currentProcessingTime(), ZoneOffset.UTC);
        LocalDate today = LocalDate.now(clock);
        LocalDate tomorrow = day(Clock.offset(clock, Duration.ofDays(1)));
        return user + today + tomorrow + Instant.now(EPOCH) + EPOCH.millis() + clock.instant();
    }

    private static LocalDate day(Clock clock) {
        return LocalDate.now(clock);
    }
}
