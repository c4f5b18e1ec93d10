package dev.holdfast.keyed.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.Combined;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.FakeEvents;
import dev.holdfast.keyed.FakeTurn;
import dev.holdfast.keyed.FakeTurn.Stored;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowOperatorTest {

    private final Combined<Long> aggregates = new Combined<>(List.of(Aggregate.<Long>count()));
    private final KeyedOperator<String, Long, String> operator = KeyedOperators.of(new WindowAggregation<>(
            "windows",
            KeySerializers.string(),
            Windows.tumbling(Duration.ofSeconds(5)),
            aggregates,
            (key, window, n) -> key + " " + window.start() + " " + window.end() + " " + n[0],
            null,
            null,
            ErrorPolicy.fail()));
    private final FakeTurn<String, String> turn = new FakeTurn<>("k");

    @Test
    void the_events_of_a_turn_are_folded_by_window_before_rows_are_written() {
        events(1000, 6000, 2000, 7000, 4999, -1);
        assertThat(shown())
                .containsOnly(
                        entry(-5000L, new Stored(1L, -1)),
                        entry(0L, new Stored(3L, 4999)),
                        entry(5000L, new Stored(2L, 9999)));
        assertThat(turn.puts).isEqualTo(3);
        events(3000);
        assertThat(shown()).containsEntry(0L, new Stored(4L, 4999));
        assertThat(turn.results).isEmpty();
    }

    @Test
    void many_windows_of_one_key_keep_apart() {
        List<Long> times = new ArrayList<>();
        for (long window = 0; window < 200; window++) {
            for (int i = 0; i <= window % 3; i++) {
                times.add(window * 5000 + i);
            }
        }
        Collections.shuffle(times, new Random(5));
        events(times.stream().mapToLong(time -> time).toArray());
        assertThat(turn.rows).hasSize(200);
        assertThat(turn.puts).isEqualTo(200);
        for (long window = 0; window < 200; window++) {
            assertThat(shown()).containsEntry(window * 5000, new Stored(window % 3 + 1, window * 5000 + 4999));
        }
    }

    @Test
    void a_window_that_is_due_is_given_with_its_last_millisecond_and_removed() {
        events(1000, 6000, 2000);
        operator.due(turn, due(0, 4999));
        assertThat(turn.results).containsExactly("k 1970-01-01T00:00:00Z 1970-01-01T00:00:05Z 2");
        assertThat(turn.times).containsExactly(4999L);
        assertThat(turn.rows).containsOnlyKeys(5000L);
    }

    @Test
    void an_event_is_late_when_its_window_has_ended_and_not_before() {
        assertThat(operator.isLate(1000, 4999, 4999)).isFalse();
        assertThat(operator.isLate(4999, 5000, 5000)).isTrue();
        assertThat(operator.isLate(0, 5000, 5000)).isTrue();
        assertThat(operator.isLate(5000, 5000, 5000)).isFalse();
        assertThat(operator.isLate(0, EventTimes.NONE, EventTimes.NONE)).isFalse();
        assertThat(operator.isLate(Long.MAX_VALUE - 1, EventTimes.END, EventTimes.END))
                .isTrue();
    }

    @Test
    void on_results_of_an_operator_a_window_that_has_closed_stays_closed() {
        assertThat(operator.isLate(4999, 4999, 5000)).isTrue();
        assertThat(operator.isLate(5000, 4999, 5000)).isFalse();
    }

    @Test
    void events_without_a_time_are_counted_and_in_no_window() {
        events(EventTimes.NONE, 1000, EventTimes.NONE);
        assertThat(turn.rows).containsOnlyKeys(0L);
        assertThat(turn.counted).containsEntry("numRowsWithoutEventTime", 2L);
    }

    @Test
    void a_checkpoint_knows_the_windows_and_the_name_of_the_aggregate() {
        DeclaredState<?> state = operator.states().get(0);
        assertThat(state.kind()).isEqualTo("tumbling windows of PT5S");
        assertThat(state.values().orElseThrow().schema()).hasToString("Aggregates(long count)");
    }

    /** The rows with their results. */
    private Map<Object, Stored> shown() {
        Map<Object, Stored> shown = new TreeMap<>();
        turn.rows.forEach((start, row) ->
                shown.put(start, new Stored(aggregates.result((Accumulated) row.value())[0], row.deadlineMillis())));
        return shown;
    }

    private void events(long... times) {
        operator.events(turn, new FakeEvents<>(LongStream.of(times).boxed().toList(), time -> time));
    }

    private DueRow due(long start, long deadline) {
        return new DueRow() {
            @Override
            public DeclaredState<?> state() {
                return operator.states().get(0);
            }

            @Override
            public long deadlineMillis() {
                return deadline;
            }

            @Override
            @SuppressWarnings("unchecked") // sub-keys are starts
            public <Q> Q subKey(DeclaredState.OfSubKeys<Q, ?> state) {
                return (Q) Long.valueOf(start);
            }
        };
    }
}
