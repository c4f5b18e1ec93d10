package dev.holdfast.keyed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarWindowsTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void days_have_23_and_25_hours_where_the_clocks_say_so() {
        SingleWindows days = SingleWindows.of(Windows.daily(VIENNA));
        assertThat(hours(days, "2026-03-29T12:00:00Z")).isEqualTo(23);
        assertThat(hours(days, "2026-10-25T12:00:00Z")).isEqualTo(25);
        assertThat(hours(days, "2026-11-28T12:00:00Z")).isEqualTo(24);
        assertThat(Instant.ofEpochMilli(days.start(millis("2026-11-28T12:00:00Z"))))
                .isEqualTo("2026-11-27T23:00:00Z");
    }

    @Test
    void a_day_may_begin_at_another_time() {
        SingleWindows days = SingleWindows.of(Windows.daily(VIENNA).withOffset(Duration.ofHours(6)));
        assertThat(Instant.ofEpochMilli(days.start(millis("2026-11-28T04:59:59Z"))))
                .isEqualTo("2026-11-27T05:00:00Z");
        assertThat(Instant.ofEpochMilli(days.start(millis("2026-11-28T05:00:00Z"))))
                .isEqualTo("2026-11-28T05:00:00Z");
    }

    @Test
    void weeks_begin_on_mondays_and_months_and_years_on_their_first_days() {
        long time = millis("2026-11-28T12:00:00Z");
        assertThat(Instant.ofEpochMilli(
                        SingleWindows.of(Windows.weekly(ZoneId.of("UTC"))).start(time)))
                .isEqualTo("2026-11-23T00:00:00Z");
        assertThat(Instant.ofEpochMilli(
                        SingleWindows.of(Windows.monthly(ZoneId.of("UTC"))).start(time)))
                .isEqualTo("2026-11-01T00:00:00Z");
        assertThat(Instant.ofEpochMilli(
                        SingleWindows.of(Windows.yearly(ZoneId.of("UTC"))).start(time)))
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Vienna",
                "America/Havana",
                "America/Sao_Paulo",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Apia"
            })
    void each_moment_is_in_one_window(String id) {
        ZoneId zone = ZoneId.of(id);
        Random random = new Random(1);
        for (Duration offset : List.of(Duration.ZERO, Duration.ofMinutes(150))) {
            for (Windows.Calendar windows :
                    List.of(Windows.daily(zone), Windows.weekly(zone), Windows.monthly(zone), Windows.yearly(zone))) {
                SingleWindows tested = SingleWindows.of(windows.withOffset(offset));
                for (int i = 0; i < 3000; i++) {
                    long time = (long) (random.nextGaussian() * 1e12);
                    long start = tested.start(time);
                    long last = tested.last(start);
                    assertThat(time).isBetween(start, last);
                    assertThat(tested.start(last)).isEqualTo(start);
                    assertThat(tested.start(last + 1)).isEqualTo(last + 1);
                }
            }
        }
    }

    @Test
    void a_skipped_day_is_in_no_window() {
        SingleWindows days = SingleWindows.of(Windows.daily(ZoneId.of("Pacific/Apia")));
        long before = LocalDate.of(2011, 12, 29)
                .atStartOfDay(ZoneId.of("Pacific/Apia"))
                .toInstant()
                .toEpochMilli();
        long next = days.last(before) + 1;
        assertThat(Instant.ofEpochMilli(next).atZone(ZoneId.of("Pacific/Apia")).toLocalDate())
                .isEqualTo("2011-12-31");
        assertThat(days.start(next)).isEqualTo(next);
    }

    @Test
    void at_the_ends_of_time_a_window_is_cut_off() {
        SingleWindows days = SingleWindows.of(Windows.daily(VIENNA));
        assertThat(days.start(Long.MIN_VALUE + 1)).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(days.last(days.start(Long.MAX_VALUE - 1))).isBetween(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1);
    }

    private static long hours(SingleWindows windows, String time) {
        long start = windows.start(millis(time));
        return Duration.ofMillis(windows.last(start) + 1 - start).toHours();
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
