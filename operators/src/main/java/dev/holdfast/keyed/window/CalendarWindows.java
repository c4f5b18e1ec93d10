package dev.holdfast.keyed.window;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.window.Windows;
import dev.holdfast.window.Windows.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Days, weeks, months or years by the clocks of a zone. Where the clocks skip the time at which a window begins, it begins when they have; where they show
 * it twice, the first time counts.
 */
final class CalendarWindows implements SingleWindows {

    private final CalendarUnit unit;
    private final ZoneId zone;
    private final Duration offset;

    CalendarWindows(Windows.Calendar windows) {
        unit = windows.unit();
        zone = windows.zone();
        offset = windows.offset();
    }

    @Override
    public long start(long timeMillis) {
        LocalDate first = firstDayAt(timeMillis);
        if (timeMillis < begin(first)) {
            return begin(firstDay(first.minusDays(1)));
        }
        LocalDate next = next(first);
        return timeMillis < begin(next) ? begin(first) : begin(next);
    }

    @Override
    public long last(long startMillis) {
        LocalDate next = next(firstDayAt(startMillis));
        long end = begin(next) > startMillis ? begin(next) : begin(next(next));
        return Math.max(startMillis, end - 1);
    }

    /** The first day of the window that a time is in by the clocks, or of one beside it where the clocks change. */
    private LocalDate firstDayAt(long timeMillis) {
        LocalDateTime time = Instant.ofEpochMilli(timeMillis).atZone(zone).toLocalDateTime();
        return firstDay(time.minus(offset).toLocalDate());
    }

    private LocalDate firstDay(LocalDate day) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate next(LocalDate first) {
        return switch (unit) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case YEAR -> first.plusYears(1);
        };
    }

    private long begin(LocalDate day) {
        return EventTimes.floorMillis(
                day.atStartOfDay().plus(offset).atZone(zone).toInstant());
    }
}
