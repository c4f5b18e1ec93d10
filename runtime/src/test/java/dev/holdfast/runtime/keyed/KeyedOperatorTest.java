package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.Turn;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateSummary;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator with three states, one walked, one whose rows are dropped, one of deadlines only, equals its model. */
class KeyedOperatorTest {

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final MemorySource<Visits.Command> source = MemorySource.of("commands");
    private final MemorySink<String> sink = MemorySink.of("results");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_equals_its_model_over_stores_workers_and_restarts(long seed) {
        Random random = new Random(seed);
        VisitsModel model = new VisitsModel();
        int seen = 0;
        for (int run = 0; run < 6; run++) {
            try (SteppedQuery query = open(pipeline(new Visits()), random)) {
                for (int batch = 0; batch < 12; batch++) {
                    int at = run * 12 + batch;
                    List<Visits.Command> commands = CommandsOfVisits.someOrNone(random, at);
                    source.addAll(commands);
                    boolean expected = !commands.isEmpty() || model.hasWork();
                    assertThat(query.runBatch().isPresent())
                            .as("seed %s, run %s, batch %s", seed, run, batch)
                            .isEqualTo(expected);
                    if (expected) {
                        List<String> rows = sink.rows();
                        Map<String, List<String>> results = CommandsOfVisits.byKey(rows.subList(seen, rows.size()));
                        model.batch(commands)
                                .forEach((key, expectedResults) -> assertThat(results.remove(key))
                                        .as("seed %s, run %s, batch %s", seed, at / 12, at % 12)
                                        .isEqualTo(expectedResults));
                        assertThat(results).isEmpty();
                        seen = rows.size();
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(1000);
    }

    @Test
    void a_state_that_is_no_more_is_refused_until_it_is_dropped() {
        try (SteppedQuery query = open(pipeline(new Visits()), new Random(1))) {
            source.addAll(CommandsOfVisits.someOrNone(new Random(1), 0));
            query.runBatch();
        }
        KeyedOperator<String, Visits.Command, String> without = new Only(List.of(Visits.HOURS, Visits.ALARMS));
        assertThatThrownBy(() -> open(pipeline(without), new Random(1)))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessage(
                        "The checkpoint holds state 'visits/word', which the operator no longer has; it has [hours, alarms]."
                                + " If the state was renamed, give it its old name; if it was removed, drop it with"
                                + " dropStateOf(\"visits/word\") of the engine's builder; if the operator is another one, give the"
                                + " operator a new id with named(…), and give up all that it has under the old one with"
                                + " dropStateOf(\"visits\") of the engine's builder.");
        try (SteppedQuery query = open(engine(new Random(2)).dropStateOf("visits/word"), pipeline(without))) {
            assertThat(query.<String, Object>states(without))
                    .isNotEmpty()
                    .noneMatch(row -> row.name().equals("word"));
            query.runBatch();
        }
        try (SteppedQuery query = open(pipeline(new Visits()), new Random(3))) {
            assertThat(query.<String, Object>states(new Visits()))
                    .as("added again, the state is empty")
                    .isNotEmpty()
                    .noneMatch(row -> row.name().equals("word"));
        }
    }

    @Test
    void the_reader_knows_states_by_name_and_rows_by_sub_key() {
        source.add(
                command("ann", "add", 3),
                command("ann", "add", 5),
                command("ann", "add", 3),
                command("bob", "say", 9),
                command("ann", "ring", 8));
        try (SteppedQuery query = open(pipeline(new Visits()), new Random(1))) {
            assertThat(query.runBatch())
                    .hasValueSatisfying(progress -> assertThat(
                                    progress.stateOperators().get(0).customMetrics())
                            .containsEntry("numRows.hours", 2L)
                            .containsEntry("numRows.word", 1L)
                            .containsEntry("numRows.alarms", 1L));
        }
        StateView view = StateReader.open(directory).latest();
        assertThat(view.operators().get(0).states())
                .containsExactly(
                        new StateSummary("alarms", "timers", "string", "calls", "", 0, 1),
                        new StateSummary("hours", "map", "long", "", "long", 1, 2),
                        new StateSummary("word", "value", "", "drops", "string", 1, 1));
        assertThatThrownBy(() -> view.of("visits"))
                .hasMessage(
                        "Operator 'visits' has the states [alarms, hours, word]: say which, as in of(\"visits\", \"alarms\").");
        assertThatThrownBy(() -> view.of("visits", "days"))
                .hasMessage("Operator 'visits' has no state 'days' after batch 0. It has [alarms, hours, word].");
        assertThat(view.of("visits", "hours")
                        .typed(KeySerializers.string(), Visits.HOURS)
                        .rowsOf("ann"))
                .extracting(
                        row -> row.subKey().orElseThrow() + "=" + row.state().orElseThrow())
                .containsExactly("3=2", "5=1");
        assertThat(view.of("visits", "alarms")
                        .json()
                        .rowsOf("\"ann\"")
                        .map(row -> row.key() + row.subKey() + row.timeout()))
                .containsExactly("\"ann\"Optional[\"a2\"]Optional[1970-01-01T00:00:08Z]");
        assertThat(view.of("visits", "hours").json().find("\"ann\""))
                .hasValueSatisfying(row -> assertThat(row.toString())
                        .startsWith("{\"key\":\"ann\",\"subKey\":3,\"state\":2,\"keyGroup\":"));
        assertThatThrownBy(() -> view.of("visits", "hours").typed(KeySerializers.string(), StateSerializers.int64()))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessage(
                        "The rows of state 'visits/hours' are told apart by long, and were asked for by nothing but their"
                                + " keys. Read them as the operator declares them, or as JSON.");
    }

    private static Visits.Command command(String key, String what, long number) {
        return new Visits.Command(key, Instant.ofEpochSecond(1), what, number);
    }

    private Pipeline pipeline(KeyedOperator<String, Visits.Command, String> operator) {
        return Stream.from(source)
                .withWatermark(Visits.Command::at, Duration.ZERO)
                .groupByKey(Visits.Command::key)
                .process(operator)
                .writeTo(sink);
    }

    private SteppedQuery open(Pipeline pipeline, Random random) {
        return open(engine(random), pipeline);
    }

    private static SteppedQuery open(EmbeddedEngine.Builder engine, Pipeline pipeline) {
        return SteppedQuery.open(engine, pipeline, CheckpointFiles.local(), CallWatch.NONE);
    }

    private EmbeddedEngine.Builder engine(Random random) {
        Supplier<StateStore> store = random.nextBoolean() ? StateStores.heap() : StateStores.rocksDb();
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(clock)
                .stateStore(store)
                .workers(1 + random.nextInt(3));
    }

    /** The operator with some of its states only, which are enough for a batch without commands. */
    private static final class Only extends Visits {

        private final List<DeclaredState<?>> states;

        Only(List<DeclaredState<?>> states) {
            this.states = states;
        }

        @Override
        public List<DeclaredState<?>> states() {
            return states;
        }

        @Override
        public void due(Turn<String, String> turn, DueRow row) {
            turn.rows(Visits.ALARMS).at(row.subKey(Visits.ALARMS)).remove();
        }
    }
}
