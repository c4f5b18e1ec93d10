package dev.holdfast.operator;

import dev.holdfast.time.Millis;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.Objects;

/** Which events of two streams are near enough in time to be partners. */
public sealed interface JoinBounds {

    /** What it is, in a few words, for people and for the check at a restart: {@code from PT-30M to PT0S}. */
    String text();

    /**
     * The right event's time minus the left one's lies between two bounds, which count.
     *
     * @param from the least difference, in whole milliseconds; may be negative
     * @param to the greatest difference, not less than {@code from}; the same
     */
    record Between(Duration from, Duration to) implements JoinBounds {

        public Between {
            Objects.requireNonNull(from, "between(null, …): give the least difference of the two times");
            Objects.requireNonNull(to, "between(…, null): give the greatest difference of the two times");
            long fromMillis = Millis.whole(from, "The lower bound of a join");
            long toMillis = Millis.whole(to, "The upper bound of a join");
            if (fromMillis > toMillis) {
                throw new IllegalArgumentException(
                        "between(" + from + ", " + to + ") holds for no two events: the bounds are those"
                                + " of the right event's time minus the left one's, the lower one first. Exchange them.");
            }
        }

        @Override
        public String text() {
            return "from " + from + " to " + to;
        }
    }

    /**
     * Both events belong to the same window.
     *
     * @param windows tumbling or calendar ones
     */
    record SameWindow(Windows windows) implements JoinBounds {

        public SameWindow {
            Objects.requireNonNull(windows, "inSame(null): say which windows");
            if (windows instanceof Windows.Sliding || windows instanceof Windows.Session) {
                throw new IllegalArgumentException(
                        "inSame(…) joins in windows of which each moment is in one, not in " + windows.text()
                                + ": an event would belong to several windows, or to one that still grows. Use"
                                + " Windows.tumbling(size), or between(from, to).");
            }
        }

        @Override
        public String text() {
            return "in " + windows.text();
        }
    }
}
