package dev.holdfast.runtime.store.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines that are set, put off, brought forward and cancelled, also while the timers are tidied. */
class RowTimersTest {

    private static final int ROWS = 300;
    private static final int STEPS = 20_000;

    private final long[] deadlines = new long[ROWS];
    private final RowTimers timers = new RowTimers(row -> deadlines[row]);

    /** With few different deadlines a row gets one again that it had before it was cancelled. */
    @ParameterizedTest
    @ValueSource(ints = {3, 1000})
    void due_are_exactly_the_rows_whose_deadline_has_come(int range) {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Arrays.fill(deadlines, Row.NO_DEADLINE);
            long now = 0;
            for (int step = 0; step < STEPS; step++) {
                change(random.nextInt(ROWS), random, now + random.nextInt(range));
                timers.tidy(1);
                if (random.nextInt(20) == 0) {
                    now += random.nextInt(2);
                    check(now, "seed " + seed + ", step " + step);
                }
            }
            IntStream.range(0, ROWS).forEach(this::remove);
            assertThat(timers.size()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000_000})
    void what_was_cancelled_takes_no_room_for_long(int range) {
        Random random = new Random(1);
        Arrays.fill(deadlines, Row.NO_DEADLINE);
        long most = 0;
        for (int step = 0; step < 20 * STEPS; step++) {
            change(random.nextInt(ROWS), random, random.nextInt(range));
            timers.tidy(1);
            most = Math.max(most, timers.memoryUsedBytes());
        }
        assertThat(most).isLessThan(ROWS * 100L);
    }

    private void change(int row, Random random, long deadline) {
        long before = deadlines[row];
        switch (random.nextInt(4)) {
            case 0 -> remove(row);
            case 1 -> {
                deadlines[row] = Row.NO_DEADLINE;
                timers.changed(row, before, Row.NO_DEADLINE);
            }
            default -> {
                deadlines[row] = deadline;
                timers.changed(row, before, deadline);
            }
        }
    }

    private void remove(int row) {
        timers.removed(row, deadlines[row]);
        deadlines[row] = Row.NO_DEADLINE;
    }

    private void check(long now, String when) {
        Set<Integer> due = new HashSet<>();
        for (int row : timers.due(now)) {
            assertThat(due.add(row)).as(when).isTrue();
        }
        Set<Integer> expected = new HashSet<>();
        long earliest = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            if (deadlines[row] != Row.NO_DEADLINE && deadlines[row] < now) {
                expected.add(row);
            }
            earliest = Math.min(earliest, deadlines[row] == Row.NO_DEADLINE ? Long.MAX_VALUE : deadlines[row]);
        }
        assertThat(due).as(when).isEqualTo(expected);
        long found = timers.earliestMillis(now);
        if (earliest < now) {
            assertThat(found).as(when).isEqualTo(earliest);
        } else {
            assertThat(found).as(when).isBetween(now, earliest);
        }
    }
}
