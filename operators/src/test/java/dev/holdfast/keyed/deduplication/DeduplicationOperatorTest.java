package dev.holdfast.keyed.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.holdfast.field.KeyField;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.FakeEvents;
import dev.holdfast.keyed.FakeTurn;
import dev.holdfast.keyed.FakeTurn.Stored;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.serial.KeySerializers;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeduplicationOperatorTest {

    private final KeyedOperator<Long, Long, Long> operator = KeyedOperators.of(Deduplication.by(
            KeyField.of("id", (Long event) -> event % 7, KeySerializers.int64()), Duration.ofSeconds(10)));
    private final FakeTurn<Long, Long> turn = new FakeTurn<>(1L);

    @Test
    void the_first_in_order_of_arrival_stays_with_its_time() {
        events(5000, 3000, 9000);
        assertThat(turn.results).containsExactly(5000L);
        assertThat(turn.times).containsExactly(5000L);
        assertThat(turn.counted).containsEntry(DeduplicationOperator.DROPPED, 2L);
    }

    @Test
    void the_row_is_a_deadline_that_duplicates_do_not_extend() {
        events(5000, 9000);
        events(14_000);
        assertThat(turn.rows).containsOnly(entry(FakeTurn.OF_KEY, new Stored(null, 14_999)));
        assertThat(turn.puts).isEqualTo(1);
        assertThat(operator.states().get(0).deadlines()).isEqualTo(Deadlines.DROP_WHEN_LATE);
    }

    @Test
    void without_a_time_a_first_event_stays_and_is_not_remembered() {
        events(EventTimes.NONE, EventTimes.NONE);
        assertThat(turn.results).hasSize(2);
        assertThat(turn.rows).isEmpty();
        events(5000, EventTimes.NONE);
        assertThat(turn.results).hasSize(3);
        assertThat(turn.counted).containsEntry(DeduplicationOperator.DROPPED, 1L);
    }

    @Test
    void a_time_that_has_no_end_is_remembered_for_ever() {
        events(Long.MAX_VALUE - 10);
        assertThat(turn.rows).containsValue(new Stored(null, Long.MAX_VALUE - 2));
    }

    private void events(long... times) {
        operator.events(turn, new FakeEvents<>(LongStream.of(times).boxed().toList(), time -> time));
    }
}
