package dev.holdfast.window;

import dev.holdfast.time.Millis;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/**
 * How event time is cut into windows.
 *
 * <pre>{@code
 * Windows.tumbling(Duration.ofMinutes(5))                        // 00:00-00:05, 00:05-00:10, …
 * Windows.sliding(Duration.ofHours(6), Duration.ofHours(1))      // 00:00-06:00, 01:00-07:00, …
 * Windows.session(Duration.ofMinutes(30))                        // while no gap is longer
 * Windows.daily(ZoneId.of("Europe/Vienna"))                      // days of 23 and 25 hours too
 * Windows.tumbling(Duration.ofDays(1)).withOffset(Duration.ofHours(-2))
 * }</pre>
 *
 * <p>An event belongs to the windows that hold its event time, in milliseconds. A window holds its start, and does not hold its end. Windows lie before
 * 1970 too.
 */
public sealed interface Windows {

    /**
     * Windows of one size, one behind the other: each moment is in one of them. They begin as if one had begun at 1970-01-01T00:00:00Z.
     *
     * @param size a whole number of milliseconds, at least one
     * @throws IllegalArgumentException if {@code size} is none
     */
    static Tumbling tumbling(Duration size) {
        return new Tumbling(size, Duration.ZERO);
    }

    /**
     * Windows of one size that begin one {@code slide} apart, so that each moment is in several of them. They begin as if one had begun at
     * 1970-01-01T00:00:00Z.
     *
     * @param size a whole number of milliseconds, at least one
     * @param slide the same, and not longer than {@code size}
     * @throws IllegalArgumentException if one of them is not
     */
    static Sliding sliding(Duration size, Duration slide) {
        return new Sliding(size, slide, Duration.ZERO);
    }

    /**
     * For each key a window from an event to {@code gap} behind the last one that follows in time: events less than or exactly {@code gap} apart are in one
     * window.
     *
     * @param gap a whole number of milliseconds, at least one
     * @throws IllegalArgumentException if {@code gap} is none
     */
    static Session session(Duration gap) {
        return new Session(gap);
    }

    /** Days of a time zone, from midnight to midnight by its clocks. */
    static Calendar daily(ZoneId zone) {
        return new Calendar(CalendarUnit.DAY, zone, Duration.ZERO);
    }

    /** Weeks of a time zone, which begin on Mondays. */
    static Calendar weekly(ZoneId zone) {
        return new Calendar(CalendarUnit.WEEK, zone, Duration.ZERO);
    }

    /** Months of a time zone. */
    static Calendar monthly(ZoneId zone) {
        return new Calendar(CalendarUnit.MONTH, zone, Duration.ZERO);
    }

    /** Years of a time zone. */
    static Calendar yearly(ZoneId zone) {
        return new Calendar(CalendarUnit.YEAR, zone, Duration.ZERO);
    }

    /** What they are, in a few words, for people and for the check at a restart: {@code tumbling windows of PT10S}. */
    String text();

    /** Calls the method for the kind of windows that these are. */
    <X> X accept(WindowKinds<X> kinds);

    /**
     * See {@link #tumbling}.
     *
     * @param size a whole number of milliseconds, at least one
     * @param offset of the first window that begins at or behind 1970, so from zero to less than the size
     */
    record Tumbling(Duration size, Duration offset) implements Windows {

        public Tumbling {
            Millis.positive(size, "The size of windows");
            offset = Millis.offset(offset, size);
        }

        /**
         * The same windows, each moved by a time, in place of any that was said before.
         *
         * @param newOffset whole milliseconds; may be negative. One that differs by the size gives the same windows
         * @throws IllegalArgumentException if it is no whole number of milliseconds
         */
        public Tumbling withOffset(Duration newOffset) {
            return new Tumbling(size, newOffset);
        }

        @Override
        public String text() {
            return "tumbling windows of " + size + Millis.offsetText(offset);
        }

        @Override
        public <X> X accept(WindowKinds<X> kinds) {
            return kinds.tumbling(this);
        }
    }

    /**
     * See {@link #sliding}.
     *
     * @param size a whole number of milliseconds, at least one
     * @param slide the same, and not longer than the size
     * @param offset of the first window that begins at or behind 1970, so from zero to less than the slide
     */
    record Sliding(Duration size, Duration slide, Duration offset) implements Windows {

        public Sliding {
            Millis.positive(size, "The size of windows");
            Millis.positive(slide, "The slide of windows");
            if (slide.compareTo(size) > 0) {
                throw new IllegalArgumentException("Windows of " + size + " that begin " + slide
                        + " apart leave out events. Slide them by their size, or less.");
            }
            offset = Millis.offset(offset, slide);
        }

        /**
         * The same windows, each moved by a time, in place of any that was said before.
         *
         * @param newOffset whole milliseconds; may be negative. One that differs by the slide gives the same windows
         * @throws IllegalArgumentException if it is no whole number of milliseconds
         */
        public Sliding withOffset(Duration newOffset) {
            return new Sliding(size, slide, newOffset);
        }

        @Override
        public String text() {
            return "sliding windows of " + size + " every " + slide + Millis.offsetText(offset);
        }

        @Override
        public <X> X accept(WindowKinds<X> kinds) {
            return kinds.sliding(this);
        }
    }

    /**
     * See {@link #session}.
     *
     * @param gap a whole number of milliseconds, at least one
     */
    record Session(Duration gap) implements Windows {

        public Session {
            Millis.positive(gap, "The gap of sessions");
        }

        @Override
        public String text() {
            return "sessions with a gap of " + gap;
        }

        @Override
        public <X> X accept(WindowKinds<X> kinds) {
            return kinds.session(this);
        }
    }

    /**
     * See {@link #daily} and the others.
     *
     * @param unit what one window is
     * @param zone whose clocks count
     * @param offset by how much later each window begins, by the clocks of the zone
     */
    record Calendar(CalendarUnit unit, ZoneId zone, Duration offset) implements Windows {

        public Calendar {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(zone, "zone");
            Millis.whole(offset, "The offset of windows");
            if (offset.isNegative() || offset.compareTo(Duration.ofDays(1)) >= 0) {
                throw new IllegalArgumentException(
                        "The offset of calendar windows should be from zero to less than a day, but is " + offset
                                + ". It is the time of day at which they begin.");
            }
        }

        /**
         * The same windows, but beginning at another time of day than midnight, in place of any that was said before.
         *
         * @param newOffset whole milliseconds, from zero to less than a day
         * @throws IllegalArgumentException if it is not
         */
        public Calendar withOffset(Duration newOffset) {
            return new Calendar(unit, zone, newOffset);
        }

        @Override
        public String text() {
            return unit.name().toLowerCase(Locale.ROOT) + "s in " + zone + Millis.offsetText(offset);
        }

        @Override
        public <X> X accept(WindowKinds<X> kinds) {
            return kinds.calendar(this);
        }
    }

    /** What one calendar window is. */
    enum CalendarUnit {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
