package dev.holdfast.operator;

import java.time.Duration;

/**
 * How event time is cut into windows.
 *
 * <pre>{@code
 * Windows.tumbling(Duration.ofMinutes(5))
 * Windows.tumbling(Duration.ofDays(1)).withOffset(Duration.ofHours(-2))
 * }</pre>
 *
 * <p>An event belongs to the windows that hold its event time, in milliseconds. Windows begin as they would if there had been one that began at
 * 1970-01-01T00:00:00Z, and lie before 1970 too.
 */
public sealed interface Windows {

    /**
     * Windows of one size, one behind the other: each moment is in one of them.
     *
     * @param size a whole number of milliseconds, at least one
     * @throws IllegalArgumentException if {@code size} is none
     */
    static Windows tumbling(Duration size) {
        return new Tumbling(size, Duration.ZERO);
    }

    /**
     * The same windows, each moved by a time, in place of any that was said before.
     *
     * @param offset whole milliseconds; may be negative. One that differs by the size gives the same windows
     * @throws IllegalArgumentException if it is no whole number of milliseconds
     */
    Windows withOffset(Duration offset);

    /** What they are, in a few words, for people and for the check at a restart: {@code tumbling windows of PT10S}. */
    String text();

    /**
     * See {@link #tumbling}.
     *
     * @param size a whole number of milliseconds, at least one
     * @param offset of the first window that begins at or behind 1970, so from zero to less than the size
     */
    record Tumbling(Duration size, Duration offset) implements Windows {

        public Tumbling {
            long sizeMillis = Millis.whole(size, "The size of windows");
            if (sizeMillis < 1) {
                throw new IllegalArgumentException(
                        "The size of windows should be positive, but is " + size + ". Give at least a millisecond.");
            }
            offset = Duration.ofMillis(Math.floorMod(Millis.whole(offset, "The offset of windows"), sizeMillis));
        }

        @Override
        public Windows withOffset(Duration newOffset) {
            return new Tumbling(size, newOffset);
        }

        @Override
        public String text() {
            return "tumbling windows of " + size + (offset.isZero() ? "" : " with offset " + offset);
        }
    }
}
