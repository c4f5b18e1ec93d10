package dev.holdfast.runtime.io;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a source takes its lines.
 *
 * @param badLines what happens to one that gives no event
 * @param deadLetters where it goes, or null
 * @param maxBytes how long a line may be, without its newline
 * @param unit of numbers that stand for times, or null if none do
 */
record LineRules(
        BadLines badLines,
        @Nullable Sink<? super DeadLetter> deadLetters,
        int maxBytes,
        @Nullable TimeUnit unit) {

    static final LineRules DEFAULT = new LineRules(BadLines.FAIL, null, 16 << 20, null);

    LineRules with(BadLines newBadLines, @Nullable Sink<? super DeadLetter> newDeadLetters) {
        return new LineRules(newBadLines, newDeadLetters, maxBytes, unit);
    }

    LineRules withMaxBytes(int newMaxBytes) {
        return new LineRules(badLines, deadLetters, newMaxBytes, unit);
    }

    LineRules withUnit(TimeUnit newUnit) {
        return new LineRules(badLines, deadLetters, maxBytes, newUnit);
    }
}
