package dev.holdfast.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.keyed.TimedPlace;
import dev.holdfast.operator.FlatMapFunction;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what update functions with states as parameters, and functions from state to state, have written. */
class StatesReaderTest {

    private static final Instant START = Instant.ofEpochSecond(1_000_000);

    private static final StateParameter.OfValue<Long> COUNT = StateParameter.value("count", StateSerializers.int64());
    private static final StateParameter.OfMap<String, Long> LENGTHS =
            StateParameter.map("lengths", KeySerializers.string(), StateSerializers.int64());
    private static final StateParameter.OfList<String> WORDS = StateParameter.list("words", StateSerializers.string());
    private static final StateParameter.OfTimeSorted<String> SORTED =
            StateParameter.timeSorted("sorted", StateSerializers.string());
    private static final StateParameter.OfProcessingTimers<Alarm> ALARMS =
            StateParameter.processingTimers("alarms", Alarm.class);

    private static final FlatMapStates<String, String, String> OPERATOR = FlatMapStates.<String, String, String>of(
                    "program",
                    KeySerializers.string(),
                    List.of(COUNT, LENGTHS, WORDS, SORTED, ALARMS),
                    (key, events, states, out) -> events.forEachRemaining(word -> {
                        states.get(COUNT).update(states.get(COUNT).orElse(0L) + 1);
                        states.get(LENGTHS).put(word, (long) word.length());
                        states.get(WORDS).add(word);
                        states.get(SORTED).add(START.plusSeconds(word.length()), word);
                        states.get(ALARMS).setAfter(Alarm.QUIET, Duration.ofSeconds(60));
                    }))
            .onTimer(ALARMS, (key, alarm, at, states, out) -> out.emit(key));

    private static final FlatMapFunction<String, String, Long, String> COUNTING = FlatMapFunction.of(
            "counting",
            KeySerializers.string(),
            StateSerializers.int64(),
            (key, event, at, state, out) -> state == null ? 1L : state + 1);

    private enum Alarm {
        QUIET
    }

    @TempDir
    private Path directory;

    @BeforeEach
    void run() throws InterruptedException {
        MemorySource<String> source = MemorySource.of("words");
        source.add("apple", "ant");
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(START))
                .start(Pipeline.of(
                        Stream.from(source)
                                .groupByKey(word -> word.substring(0, 1))
                                .flatMapGroupsWithState(OPERATOR)
                                .writeTo(MemorySink.of("results")),
                        Stream.from(source)
                                .groupByKey(word -> "all")
                                .flatMapGroupsWithState(COUNTING)
                                .writeTo(MemorySink.of("counts"))))) {
            query.processAllAvailable();
        }
    }

    @Test
    void each_state_is_read_typed_by_its_parameter() {
        StateView view = StateReader.open(directory).latest();
        assertThat(view.of(OPERATOR, COUNT).find("a").orElseThrow().state()).contains(2L);
        assertThat(view.of(OPERATOR, LENGTHS).rowsOf("a"))
                .extracting(StateEntry::subKeyOrNull, StateEntry::stateOrNull)
                .containsExactly(tuple("ant", 3L), tuple("apple", 5L));
        assertThat(view.of(OPERATOR, WORDS).rowsOf("a"))
                .extracting(StateEntry::stateOrNull)
                .containsExactly("apple", "ant");
        assertThat(view.of(OPERATOR, SORTED).rowsOf("a"))
                .extracting(StateEntry::subKeyOrNull)
                .containsExactly(new TimedPlace(START.plusSeconds(3), 1), new TimedPlace(START.plusSeconds(5), 0));
        assertThat(view.of(OPERATOR, ALARMS).timeouts()).singleElement().satisfies(timer -> {
            assertThat(timer.subKeyOrNull()).isEqualTo(Alarm.QUIET);
            assertThat(timer.timeout()).contains(START.plusSeconds(60));
        });
        assertThat(view.of(COUNTING).find("all").orElseThrow().state()).contains(2L);
    }

    @Test
    void each_state_is_read_as_json_by_its_name() {
        StateView view = StateReader.open(directory).latest();
        assertThat(view.operators().get(0).states())
                .extracting(StateSummary::name, StateSummary::kind)
                .hasToString("[(\"alarms\", \"processing timers\"), (\"count\", \"value\"), (\"lengths\", \"map\"),"
                        + " (\"sorted\", \"time-sorted\"), (\"sorted.next\", \"next place\"), (\"words\", \"list\"),"
                        + " (\"words.next\", \"next place\")]");
        assertThat(lines(view, "lengths"))
                .containsExactly(
                        "{\"key\":\"a\",\"subKey\":\"ant\",\"state\":3}",
                        "{\"key\":\"a\",\"subKey\":\"apple\",\"state\":5}");
        assertThat(lines(view, "words"))
                .containsExactly(
                        "{\"key\":\"a\",\"subKey\":0,\"state\":\"apple\"}",
                        "{\"key\":\"a\",\"subKey\":1,\"state\":\"ant\"}");
        assertThat(lines(view, "sorted").get(0))
                .isEqualTo(
                        "{\"key\":\"a\",\"subKey\":{\"at\":\"1970-01-12T13:46:43Z\",\"place\":1},\"state\":\"ant\"}");
        assertThat(lines(view, "alarms"))
                .containsExactly(
                        "{\"key\":\"a\",\"subKey\":\"QUIET\",\"state\":null,\"timeout\":\"1970-01-12T13:47:40Z\"}");
    }

    @Test
    void a_state_that_the_operator_does_not_have_is_refused() {
        StateView view = StateReader.open(directory).latest();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.of(OPERATOR, StateParameter.value("other", StateSerializers.int64())))
                .withMessageContaining("Operator 'program' has no state 'other'");
    }

    private static List<String> lines(StateView view, String state) {
        return view.of("program", state)
                .json()
                .all()
                .map(entry -> entry.toString().replaceAll(",\"keyGroup\":\\d+", ""))
                .toList();
    }
}
