package shop;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Random;

public final class Answered {

    private Answered() {}

    @Unbounded("ten stores")
    @UpdateFunction
    static String saysWhy(String key, Iterator<Integer> events, GroupState<Long> state) {
        state.update(1L);
        return key;
    }

    @UpdateFunction
    static String removes(String key, Iterator<Integer> events, GroupState<Long> state) {
        state.update(1L);
        state.remove();
        return key;
    }

    @UpdateFunction
    static String handsOn(String key, Iterator<Integer> events, GroupState<Long> state) {
        state.update(1L);
        return helped(key, state);
    }

    @SuppressWarnings("StateNeverUpdated")
    @UpdateFunction
    static String onlyReads(String key, Iterator<Integer> events, GroupState<Long> state) {
        return key + state.getOption().orElse(0L);
    }

    @SuppressWarnings({"StateUnbounded", "NonDeterministicCall"})
    @UpdateFunction
    static Instant suppressed(String key, Iterator<Integer> events, GroupState<Long> state) {
        state.update(1L);
        return Instant.now();
    }

    @UpdateFunction
    static String fixedClock(String key, Iterator<Integer> events, GroupState<Long> state) {
        Clock clock = Clock.fixed(state.currentProcessingTime(), ZoneOffset.UTC);
        return LocalDate.now(clock).toString() + new Random(7).nextInt() + Local.now();
    }

    private static String helped(String key, GroupState<Long> state) {
        state.remove();
        return key;
    }

    static final class Local {

        private Local() {}

        static String now() {
            return "now";
        }
    }
}
