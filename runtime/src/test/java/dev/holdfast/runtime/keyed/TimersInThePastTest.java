package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.operator.Ttl;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers that would go round for ever are refused, and what an operator of states may become at a restart. */
class TimersInThePastTest {

    private static final StateParameter.OfValue<Long> COUNT = StateParameter.value("count", StateSerializers.int64());
    private static final StateParameter.OfEventTimers<Hand> HANDS = StateParameter.eventTimers("hands", Hand.class);

    @TempDir
    Path directory;

    private final MemorySource<Instant> source = MemorySource.of("times");
    private final MemorySink<String> results = MemorySink.of("results");
    private Instant start = Instant.EPOCH;

    private enum Hand {
        LEFT,
        RIGHT
    }

    @Test
    void two_timers_that_set_each_other_to_the_past_end_the_query_with_a_word_on_it() {
        StatesFn.OfTimer<String, Hand, String> other = (key, hand, at, states, out) ->
                states.get(HANDS).set(hand == Hand.LEFT ? Hand.RIGHT : Hand.LEFT, at.minusMillis(1));
        assertThatThrownBy(() -> run(setting(Hand.LEFT).onTimer(HANDS, other)))
                .hasStackTraceContaining(
                        "its timers have set each other to times that had passed, 1000 times in one batch");
    }

    @Test
    void a_timer_that_sets_itself_again_must_be_later() {
        assertThatThrownBy(() -> run(setting(Hand.LEFT)
                        .onTimer(
                                HANDS,
                                (key, hand, at, states, out) ->
                                        states.get(HANDS).set(hand, at))))
                .hasStackTraceContaining("Timer LEFT is set to 1970-01-01T00:00:05Z, which is not later than");
        assertThat(results.rows()).isEmpty();
    }

    @Test
    void a_timer_that_goes_on_by_itself_fires_until_the_watermark() {
        run(setting(Hand.LEFT).onTimer(HANDS, (key, hand, at, states, out) -> {
            out.emit(at.toString());
            states.get(HANDS).set(hand, at.plusSeconds(2));
        }));
        assertThat(results.rows())
                .containsExactly("1970-01-01T00:00:05Z", "1970-01-01T00:00:07Z", "1970-01-01T00:00:09Z");
    }

    @Test
    void an_operator_may_get_its_first_timer_but_no_time_to_live_for_what_it_has() {
        run(counting(COUNT));
        run(counting(COUNT, HANDS));
        assertThat(results.rows()).containsExactly("1", "2", "3", "4", "5", "6");
        StateParameter.OfValue<Long> ending = COUNT.withTtl(Ttl.ofProcessingTime(Duration.ofDays(1)));
        assertThatThrownBy(() -> run(counting(ending, HANDS)))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContaining("The meaning of deadlines of state 'operator/count'");
    }

    private static EventTimeFlatMapStates<String, Instant, String> setting(Hand hand) {
        return EventTimeFlatMapStates.<String, Instant, String>of(
                "operator", KeySerializers.string(), List.of(HANDS), (key, events, states, out) -> {
                    if (events.next().equals(Instant.EPOCH)) {
                        states.get(HANDS).set(hand, Instant.ofEpochSecond(5));
                    }
                });
    }

    private static EventTimeFlatMapStates<String, Instant, String> counting(StateParameter<?>... states) {
        EventTimeFlatMapStates<String, Instant, String> operator = EventTimeFlatMapStates.of(
                "operator", KeySerializers.string(), List.of(states), (key, events, all, out) -> {
                    long count = all.get(COUNT).orElse(0L);
                    while (events.hasNext()) {
                        events.next();
                        count++;
                    }
                    all.get(COUNT).update(count);
                    out.emit(String.valueOf(count));
                });
        return List.of(states).contains(HANDS) ? operator.onTimer(HANDS, (key, hand, at, all, out) -> {}) : operator;
    }

    /** Events at 0, 10 and 11 seconds, a batch each; in a further run 20 seconds later. */
    private void run(EventTimeFlatMapStates<String, Instant, String> operator) {
        Pipeline pipeline = Pipeline.of(Stream.from(source)
                .withWatermark(time -> time, Duration.ZERO)
                .groupByKey(time -> "key")
                .flatMapGroupsWithState(operator)
                .writeTo(results));
        try (SteppedQuery query = SteppedQuery.open(
                EmbeddedEngine.builder().checkpoint(directory).clock(new ManualClock(Instant.EPOCH)),
                pipeline,
                CheckpointFiles.local(),
                CallWatch.NONE)) {
            for (long second : new long[] {0, 10, 11}) {
                source.add(start.plusSeconds(second));
                query.runBatch();
            }
            query.runBatch();
        }
        start = start.plusSeconds(20);
    }
}
