package dev.holdfast.runtime.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Notices when the clock jumps, and says so: to people it looks as if timeouts fired for no reason, or not at all.
 *
 * <p>A jump is a difference between the clock and the time that really passed between two looks, which only a clock that cannot
 * be set can tell. Over the life of a query the two drift apart; from one look to the next they do not.
 */
final class ClockWatch {

    private final long maxStepMillis;
    private final Consumer<String> log;
    private boolean hasLooked;
    private long lastMillis;
    private long lastNanos;

    /** @param maxStep how far the clock may jump without a word */
    ClockWatch(Duration maxStep, Consumer<String> log) {
        this.maxStepMillis = maxStep.toMillis();
        this.log = log;
    }

    /** Compares the clock with what it showed at the last look, or else with the time of the last batch. */
    void look(long millis, long nanos, long lastBatchMillis) {
        long step = millis - lastMillis - TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos);
        if (!hasLooked && lastBatchMillis - millis > maxStepMillis) {
            log.accept("The clock shows " + Instant.ofEpochMilli(millis) + ", but the last batch ran at "
                    + Instant.ofEpochMilli(lastBatchMillis) + standing());
        } else if (hasLooked && step > maxStepMillis) {
            log.accept(
                    "The clock jumped forwards by " + Duration.ofMillis(step) + ", to " + Instant.ofEpochMilli(millis)
                            + ". Processing-time timeouts that are due by then fire now. If it is set back, batches keep the later time.");
        } else if (hasLooked && step < -maxStepMillis) {
            log.accept("The clock went back by " + Duration.ofMillis(-step) + ", to " + Instant.ofEpochMilli(millis)
                    + ", while the last batch ran at " + Instant.ofEpochMilli(lastBatchMillis) + standing());
        }
        hasLooked = true;
        lastMillis = millis;
        lastNanos = nanos;
    }

    private static String standing() {
        return ". Batches keep the later time until the clock is past it, and processing-time timeouts wait. Correct the clock if it is wrong.";
    }
}
