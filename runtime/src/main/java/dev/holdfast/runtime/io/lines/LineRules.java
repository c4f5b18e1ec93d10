package dev.holdfast.runtime.io.lines;

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
public record LineRules(
        BadLines badLines,
        @Nullable Sink<? super DeadLetter> deadLetters,
        int maxBytes,
        @Nullable TimeUnit unit) {

    /** A bad line is an error, and so is one of more than 16 MiB. */
    public static final LineRules DEFAULT = new LineRules(BadLines.FAIL, null, 16 << 20, null);

    /** The same rules, but for bad lines. */
    public LineRules with(BadLines newBadLines, @Nullable Sink<? super DeadLetter> newDeadLetters) {
        return new LineRules(newBadLines, newDeadLetters, maxBytes, unit);
    }

    /** The same rules, but for the length of a line, of at most 1 GiB. */
    public LineRules withMaxBytes(int newMaxBytes) {
        if (newMaxBytes < 1 || newMaxBytes > 1 << 30) {
            throw new IllegalArgumentException(
                    "A line has 1 to " + (1 << 30) + " bytes, not " + newMaxBytes + ". Pass a limit within that.");
        }
        return new LineRules(badLines, deadLetters, newMaxBytes, unit);
    }

    /** The same rules, but for numbers that stand for times. */
    public LineRules withUnit(TimeUnit newUnit) {
        return new LineRules(badLines, deadLetters, maxBytes, newUnit);
    }
}
