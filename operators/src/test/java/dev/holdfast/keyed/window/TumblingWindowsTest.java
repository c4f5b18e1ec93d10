package dev.holdfast.keyed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TumblingWindowsTest {

    @Test
    void each_moment_is_in_the_window_that_begins_at_a_multiple_of_the_size() {
        TumblingWindows windows = of(Windows.tumbling(Duration.ofSeconds(5)));
        assertThat(windows.start(0)).isZero();
        assertThat(windows.start(4999)).isZero();
        assertThat(windows.start(5000)).isEqualTo(5000);
        assertThat(windows.last(5000)).isEqualTo(9999);
    }

    @Test
    void before_1970_windows_go_on() {
        TumblingWindows windows = of(Windows.tumbling(Duration.ofSeconds(5)));
        assertThat(windows.start(-1)).isEqualTo(-5000);
        assertThat(windows.start(-5000)).isEqualTo(-5000);
        assertThat(windows.start(-5001)).isEqualTo(-10_000);
        assertThat(windows.last(-5000)).isEqualTo(-1);
    }

    @Test
    void an_offset_moves_them() {
        TumblingWindows windows = of(Windows.tumbling(Duration.ofSeconds(5)).withOffset(Duration.ofSeconds(2)));
        assertThat(windows.start(0)).isEqualTo(-3000);
        assertThat(windows.start(1999)).isEqualTo(-3000);
        assertThat(windows.start(2000)).isEqualTo(2000);
        TumblingWindows earlier = of(Windows.tumbling(Duration.ofSeconds(5)).withOffset(Duration.ofSeconds(-8)));
        assertThat(earlier.start(1999)).isEqualTo(-3000);
        assertThat(earlier.start(2000)).isEqualTo(2000);
    }

    @Test
    void at_the_ends_of_time_a_window_is_cut_off() {
        TumblingWindows windows = of(Windows.tumbling(Duration.ofSeconds(5)));
        long latest = Long.MAX_VALUE - 1;
        assertThat(windows.last(windows.start(latest))).isBetween(latest - 1, latest);
        assertThat(windows.start(Long.MIN_VALUE + 1)).isEqualTo(Long.MIN_VALUE + 1);
        TumblingWindows shortest = of(Windows.tumbling(Duration.ofMillis(1)));
        assertThat(shortest.last(shortest.start(latest))).isEqualTo(latest);
    }

    @Test
    void a_window_holds_the_times_that_it_is_found_for() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long size = 1L + random.nextInt(100_000);
            long offset = random.nextInt(300_000) - 150_000L;
            TumblingWindows windows =
                    of(Windows.tumbling(Duration.ofMillis(size)).withOffset(Duration.ofMillis(offset)));
            long time = random.nextInt();
            long start = windows.start(time);
            assertThat(Math.floorMod(start - offset, size)).isZero();
            assertThat(time).isBetween(start, windows.last(start));
            assertThat(windows.last(start)).isEqualTo(start + size - 1);
        }
    }

    private static TumblingWindows of(Windows windows) {
        return new TumblingWindows((Windows.Tumbling) windows);
    }
}
