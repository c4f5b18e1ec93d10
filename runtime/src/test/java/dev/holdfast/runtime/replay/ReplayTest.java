package dev.holdfast.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches run again for one key as they ran, and say whether they gave what was committed. */
class ReplayTest {

    @TempDir
    Path directory;

    private MemorySource<Visit> source = MemorySource.of("visits");
    private long factor = 1;

    record Visit(String user, long seconds) {

        Instant at() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    record Seen(String user, long sum, boolean isEnd) {}

    private Pipeline pipeline() {
        return Stream.from(source)
                .withWatermark(Visit::at, Duration.ZERO)
                .groupByKey(Visit::user)
                .flatMapGroupsWithState(operator())
                .writeTo(JsonLines.sink(directory.resolve("out")));
    }

    private EventTimeFlatMapGroups<String, Visit, Long, Seen> operator() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "sums", KeySerializers.string(), StateSerializers.int64(), (user, visits, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(new Seen(user, state.get(), true));
                        state.remove();
                        return;
                    }
                    long sum = state.exists() ? state.get() : 0;
                    long last = 0;
                    while (visits.hasNext()) {
                        last = visits.next().seconds();
                        sum += last * factor;
                    }
                    if (sum < 0) {
                        throw new IllegalStateException("a sum below zero");
                    }
                    state.update(sum);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(last + 100));
                    out.emit(new Seen(user, sum, false));
                });
    }

    private Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    private void run_a_query(int retained) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint())
                .workers(1)
                .keyGroups(4)
                .retainBatches(retained)
                .batchesPerSnapshot(2)
                .clock(new ManualClock(Instant.parse("2026-03-04T05:06:07Z")))
                .start(pipeline())) {
            add(query, new Visit("ann", 100), new Visit("bob", 110), new Visit("ann", 120));
            add(query, new Visit("ann", 150), new Visit("cid", 210));
            add(query, new Visit("bob", 400));
        }
    }

    private void add(StreamingQuery query, Visit... visits) throws InterruptedException {
        source.add(visits);
        query.processAllAvailable();
    }

    @Test
    void a_batch_runs_again_with_its_state_its_events_and_its_times() throws InterruptedException {
        run_a_query(100);
        ReplayReport report = Replay.of(checkpoint(), pipeline())
                .operator(operator())
                .batches(0, 5)
                .key("ann");
        assertThat(report.toString()).isEqualTo("""
                Operator 'sums', key "ann"

                Batch 0 at 2026-03-04T05:06:07Z
                Call with events
                  what    time                  value
                  event   1970-01-01T00:01:40Z  Visit[user=ann, seconds=100]
                  event   1970-01-01T00:02:00Z  Visit[user=ann, seconds=120]
                  after   1970-01-01T00:03:40Z  220
                  result                        Seen[user=ann, sum=220, isEnd=false]
                State as committed: 1 row
                Results as committed: 1 found among the rows for sink 'json-lines:out'

                Batch 1: no call

                Batch 2 at 2026-03-04T05:06:07Z, watermark 1970-01-01T00:02:00Z
                Call with events
                  what    time                  value
                  event   1970-01-01T00:02:30Z  Visit[user=ann, seconds=150]
                  before  1970-01-01T00:03:40Z  220
                  after   1970-01-01T00:04:10Z  370
                  result                        Seen[user=ann, sum=370, isEnd=false]
                State as committed: 1 row
                Results as committed: 1 found among the rows for sink 'json-lines:out'

                Batches 3 to 4: no call

                Batch 5 at 2026-03-04T05:06:07Z, watermark 1970-01-01T00:06:40Z
                Call for a timeout at 1970-01-01T00:04:10Z
                  what    time                  value
                  before  1970-01-01T00:04:10Z  370
                  result  1970-01-01T00:04:10Z  Seen[user=ann, sum=370, isEnd=true]
                State as committed: 0 rows
                Results as committed: 1 found among the rows for sink 'json-lines:out'""");
        assertThat(report.isAsCommitted()).isTrue();
    }

    @Test
    void all_batches_give_what_was_committed_for_all_keys() throws InterruptedException {
        run_a_query(100);
        for (String key : new String[] {"ann", "bob", "cid"}) {
            ReplayReport report =
                    Replay.of(checkpoint(), pipeline()).batches(0, 5).key(key);
            assertThat(report.isAsCommitted()).as(report.toString()).isTrue();
            assertThat(report.calls())
                    .isNotEmpty()
                    .allMatch(call -> call.failure().isEmpty());
        }
        assertThat(Replay.of(checkpoint(), pipeline()).batch(0).key("zoe").calls())
                .isEmpty();
    }

    @Test
    void nothing_is_written_to_the_checkpoint_or_to_sinks() throws InterruptedException, IOException {
        run_a_query(100);
        SortedMap<String, Long> before = files();
        Replay.of(checkpoint(), pipeline()).batches(0, 5).key("ann");
        assertThat(files()).isEqualTo(before);
    }

    private SortedMap<String, Long> files() throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        try (java.util.stream.Stream<Path> walked = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) walked::iterator) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return files;
    }

    @Test
    void a_function_that_was_changed_gives_something_else_and_that_is_said() throws InterruptedException {
        run_a_query(100);
        factor = 2;
        ReplayedBatch batch = Replay.of(checkpoint(), pipeline())
                .batch(0)
                .key("ann")
                .batches()
                .get(0);
        assertThat(batch.isAsCommitted()).isFalse();
        assertThat(batch.state())
                .hasToString("NOT as committed: committed 220 until 1970-01-01T00:03:40Z,"
                        + " now 440 until 1970-01-01T00:03:40Z");
        assertThat(batch.results())
                .hasToString("NOT as committed: what 1 of 1 results led to is not among the rows that the batch has for"
                        + " sink 'json-lines:out'");
    }

    @Test
    void a_call_that_throws_is_part_of_the_report() throws InterruptedException {
        run_a_query(100);
        factor = -1;
        ReplayReport report = Replay.of(checkpoint(), pipeline()).batch(0).key("ann");
        assertThat(report.calls().get(0).failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage("a sum below zero"));
        assertThat(report.toString())
                .contains("  threw                        java.lang.IllegalStateException: a sum below zero")
                .contains("The batch would fail now: its update function threw");
        assertThat(report.isAsCommitted()).isFalse();
    }

    @Test
    void functions_are_called_in_the_calling_thread() throws InterruptedException {
        run_a_query(100);
        Thread[] caller = new Thread[1];
        Pipeline watching = Stream.from(source)
                .withWatermark(Visit::at, Duration.ZERO)
                .groupByKey(Visit::user)
                .flatMapGroupsWithState(EventTimeFlatMapGroups.<String, Visit, Long, Seen>withEventTimeTimeout(
                        "sums", KeySerializers.string(), StateSerializers.int64(), (user, visits, state, out) -> {
                            assertThat(user).isEqualTo("ann");
                            caller[0] = Thread.currentThread();
                        }))
                .writeTo(ForEach.sink("out", row -> {}));
        Replay.of(checkpoint(), watching).batches(0, 2).key("ann");
        assertThat(caller[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void results_that_a_commit_does_not_have_are_not_compared() throws InterruptedException {
        run_a_query(100);
        Pipeline objects = Stream.from(source)
                .withWatermark(Visit::at, Duration.ZERO)
                .groupByKey(Visit::user)
                .flatMapGroupsWithState(operator())
                .writeTo(ForEach.sink("out", row -> {}));
        assertThat(Replay.of(checkpoint(), objects)
                        .batch(0)
                        .key("ann")
                        .batches()
                        .get(0)
                        .results())
                .hasToString("not compared: sink 'out' takes objects, of which a commit has no rows");
    }

    @Test
    void the_first_batch_begins_with_the_initial_state_of_the_key() throws InterruptedException {
        Pipeline pipeline = Stream.from(source)
                .withWatermark(Visit::at, Duration.ZERO)
                .groupByKey(Visit::user)
                .flatMapGroupsWithState(operator().withInitialState(Map.of("ann", 1000L, "zoe", 7L)))
                .writeTo(ForEach.sink("out", row -> {}));
        try (StreamingQuery query =
                EmbeddedEngine.builder().checkpoint(checkpoint()).start(pipeline)) {
            add(query, new Visit("ann", 1));
        }
        ReplayedBatch batch =
                Replay.of(checkpoint(), pipeline).batch(0).key("ann").batches().get(0);
        assertThat(batch.isAsCommitted()).as(batch.toString()).isTrue();
        assertThat(batch.calls()).hasSize(1);
        assertThat(batch.calls().get(0).before().get(0).value()).contains(1000L);
    }

    @Test
    void a_batch_that_is_not_retained_is_refused_with_those_that_are() throws InterruptedException {
        run_a_query(1);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> Replay.of(checkpoint(), pipeline()).batch(0).key("ann"))
                .withMessageStartingWith("Batch 0 cannot be replayed: checkpoint ")
                .withMessageContaining(
                        " can be. Have more of them kept with retainBatches(…) of the engine's builder.");
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> Replay.of(checkpoint(), pipeline()).batch(77).key("ann"))
                .withMessageContaining("does not hold what it left, any more or yet");
    }

    @Test
    void a_source_that_cannot_read_it_again_is_named() throws InterruptedException {
        run_a_query(100);
        source = MemorySource.of("visits");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Replay.of(checkpoint(), pipeline()).batch(0).key("ann"))
                .withMessageStartingWith(
                        "Batch 0 cannot be replayed: Source 'visits' could not be read: What was read from"
                                + " offset nothing to 3 cannot be read again: the source now reads to 0.");
    }

    @Test
    void what_was_not_said_or_does_not_fit_is_refused() throws InterruptedException {
        run_a_query(100);
        Replay<Object> replay = Replay.of(checkpoint(), pipeline());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.key("ann"))
                .withMessage("Say which batch is to run again, with batch(…) or batches(…).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.batch(0).key(7))
                .withMessage(
                        "The keys of operator 'sums' are of type string, and not java.lang.Integer. Give a key of that"
                                + " type.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.operator("totals"))
                .withMessage("The pipeline has no operator 'totals'. It has [sums].");
        assertThatIllegalArgumentException().isThrownBy(() -> replay.batches(3, 2));
        assertThat(replay.batch(0).keyJson("\"ann\"").calls()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> replay.batch(0).keyJson("ann"));
    }

    @Test
    void a_pipeline_that_is_not_that_of_the_checkpoint_is_refused() throws InterruptedException {
        run_a_query(100);
        Pipeline other = Stream.from(source)
                .groupByKey(Visit::user)
                .mapGroupsWithState(MapGroups.<String, Visit, Long, Long>withoutTimeout(
                        "counts", KeySerializers.string(), StateSerializers.int64(), (user, visits, state) -> 1L))
                .writeTo(ForEach.sink("out", row -> {}));
        assertThatExceptionOfType(CheckpointIncompatibleException.class)
                .isThrownBy(() -> Replay.of(checkpoint(), other).batch(0).key("ann"));
    }
}
