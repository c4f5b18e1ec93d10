package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.runtime.reader.StateEntry;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.testkit.conformance.Calls.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Group K: the state store. Versions that are addressed by number have no counterpart. */
final class StoreRows {

    private static final String VERSIONS =
            "There are no versions of a store that are addressed by number (design section 11, 12). ";

    private StoreRows() {}

    static List<Row> all() {
        return List.of(
                Row.nearest(
                        "K01",
                        "put and remove",
                        VERSIONS + "Batches put and remove.",
                        Calls.withoutTimeout()
                                .step(put("a", 1))
                                .stores("a=1")
                                .step(put("b", 2), put("aa", 3))
                                .stores("a=1", "aa=3", "b=2")
                                .step(remove("a"), remove("aa"))
                                .stores("b=2")
                                .figures("t1 r2")),
                Row.nearest(
                        "K02",
                        "a version that does not exist",
                        VERSIONS + "A query always goes on from the last commit.",
                        Calls.withoutTimeout()
                                .step(put("a", 1))
                                .restarted(put("b", 2))
                                .stores("a=1", "b=2")),
                Row.nearest(
                        "K03",
                        "another provider on the same files",
                        VERSIONS + "A restart reads what was committed.",
                        Calls.withoutTimeout()
                                .step(put("b", 2))
                                .restarted(put("c", 4))
                                .stores("b=2", "c=4")),
                Row.nearest(
                        "K05",
                        "invalid versions",
                        VERSIONS + "A commit that is missing ends in CheckpointCorruptException.",
                        () -> TemporaryFiles.use(StoreRows::assertGapIsRefused)),
                Row.nearest(
                        "K06",
                        "a version committed twice",
                        VERSIONS + "A batch that crashed before its commit runs again and leaves no temporary file.",
                        () -> TemporaryFiles.use(StoreRows::assertNoTemporaries)),
                Row.nearest(
                        "K08",
                        "what an iterator over an empty store sees",
                        "Update functions see no iterator; timeouts are looked for after the calls with events.",
                        timeoutsAfterEvents()),
                Row.nearest(
                        "K09",
                        "what an iterator over a loaded store sees",
                        "As K08, after a restart.",
                        Calls.inProcessingTime()
                                .step(rearm("a"), rearm("b"))
                                .at(0)
                                .restarted(Call.of("a", state -> state.update(2L)))
                                .at(2)
                                .emits("b")
                                .stores("a=2", "b=1")),
                Row.nearest(
                        "K10",
                        "scan by prefix",
                        VERSIONS + "A join walks the rows of one key, and sees none of keys that begin alike.",
                        Script.<Sided>of((source, sink) -> IntervalJoinRows.joined(
                                                JoinRows.join(source, 10)
                                                        .between(Duration.ofSeconds(-5), Duration.ofSeconds(5)),
                                                JoinKind.INNER)
                                        .writeTo(sink))
                                .step(Sided.left("c", 1), Sided.left("c", 2), Sided.left("cc", 2), Sided.left("d", 1))
                                .emits()
                                .step(Sided.right("c", 3), Sided.right("", 3))
                                .emits("(c,c,1,3)", "(c,c,2,3)")),
                Row.same(
                        "K11",
                        "the number of keys",
                        Calls.withoutTimeout()
                                .step(put("a", 1), put("b", 1), put("c", 1), put("d", 1), put("e", 1))
                                .figures("t5")
                                .restarted(remove("c"))
                                .figures("t4")),
                Row.nearest(
                        "K12",
                        "clean-up",
                        VERSIONS + "Files of old batches are deleted.",
                        () -> TemporaryFiles.use(StoreRows::assertCleanUp)),
                Row.nearest(
                        "K13",
                        "snapshots",
                        "Snapshots are made in the background, after a number of batches that can be set.",
                        () -> TemporaryFiles.use(StoreRows::assertSnapshot)),
                Row.nearest(
                        "K14",
                        "versions in memory",
                        VERSIONS + "A batch that is abandoned leaves nothing in the store.",
                        () -> {
                            TestSource<Call> source = TestSource.of("input");
                            try (PipelineTester tester = tester(source)) {
                                tester.feed(source, put("a", 1));
                                tester.crashAt(CommitStep.RUN);
                                assertThat(tester.feed(source, put("a", 2)))
                                        .hasState("a", 2L)
                                        .hasRowsTotal(1);
                            }
                        }),
                Row.nearest(
                        "K18",
                        "maintenance that fails",
                        "Snapshots are made by one thread for the query; CheckpointTest of the runtime shows that a"
                                + " failed one disturbs no commit. Here: state without any snapshot.",
                        () -> TemporaryFiles.use(directory -> {
                            TestSource<Call> source = TestSource.of("input");
                            try (PipelineTester tester = tester(source).checkpoint(directory)) {
                                tester.feed(source, put("a", 1));
                                assertThat(tester.restart().feed(source, put("b", 2)))
                                        .hasRowsTotal(2);
                            }
                        })),
                Row.nearest(
                        "K19",
                        "changes by version",
                        VERSIONS + "The state reader reads the state as of each batch that is retained.",
                        () -> TemporaryFiles.use(StoreRows::assertStateByBatch)));
    }

    private static Call put(String key, long value) {
        return Call.of(key, state -> state.update(value));
    }

    private static Call remove(String key) {
        return Call.of(key, state -> state.remove());
    }

    private static Call rearm(String key) {
        return Call.of(key, state -> {
            state.update(1L);
            state.setTimeoutDuration(Duration.ofSeconds(1));
        });
    }

    private static Script<Call> timeoutsAfterEvents() {
        return Calls.inProcessingTime()
                .step(rearm("a"), rearm("b"))
                .at(0)
                .step(rearm("a"), rearm("c"))
                .at(2)
                .emits("b")
                .stores("a=1@3", "b=1", "c=1@3");
    }

    private static PipelineTester tester(TestSource<Call> source) {
        return PipelineTester.of(Calls.withoutTimeout().pipeline(source, TestSink.of("output")));
    }

    private static void assertGapIsRefused(Path directory) throws IOException {
        TestSource<Call> source = TestSource.of("input");
        PipelineTester tester = tester(source).checkpoint(directory);
        tester.feed(source, put("a", 1));
        tester.feed(source, put("a", 2));
        tester.feed(source, put("a", 3));
        tester.close();
        Files.delete(segments(directory).get(1));
        TestSource<Call> again = TestSource.of("input");
        PipelineTester next = tester(again).checkpoint(directory);
        assertThatThrownBy(next::run).isInstanceOf(CheckpointCorruptException.class);
    }

    private static void assertNoTemporaries(Path directory) throws IOException {
        TestSource<Call> source = TestSource.of("input");
        try (PipelineTester tester = tester(source).checkpoint(directory)) {
            tester.crashAt(CommitStep.WRITTEN).feed(source, put("a", 1));
            assertThat(tester.crashAt(CommitStep.WRITTEN).feed(source, put("a", 2)))
                    .hasState("a", 2L);
            assertThat(segments(directory)).hasSize(2);
            assertThat(files(directory.resolve("batches"))).hasSize(2);
        }
    }

    private static void assertStateByBatch(Path directory) {
        TestSource<Call> source = TestSource.of("input");
        try (PipelineTester tester = tester(source).checkpoint(directory)) {
            List.of(put("a", 1), put("b", 2), remove("a"), remove("b")).forEach(call -> tester.feed(source, call));
        }
        List<List<String>> keys = IntStream.range(0, 4)
                .mapToObj(batch -> StateReader.open(directory)
                        .asOf(batch)
                        .of(Calls.none())
                        .all()
                        .map(StateEntry::key)
                        .sorted()
                        .toList())
                .toList();
        assertThat(keys).containsExactly(List.of("a"), List.of("a", "b"), List.of("b"), List.of());
    }

    private static void assertCleanUp(Path directory) throws IOException {
        run(directory, 20);
        assertThat(directory.resolve("batches/00000000000000000000.batch")).doesNotExist();
        assertThat(segments(directory)).last().asString().endsWith("00000000000000000019.batch");
        TestSource<Call> source = TestSource.of("input");
        source.addAll(puts(20));
        try (PipelineTester tester = tester(source).checkpoint(directory)) {
            assertThat(tester.feed(source, put("last", 1))).hasRowsTotal(21).hasInputRows(1);
        }
    }

    private static void assertSnapshot(Path directory) throws IOException {
        run(directory, 4);
        assertThat(manifests(directory)).isEmpty();
        Path more = directory.resolve("more");
        run(more, 12);
        assertThat(manifests(more)).isNotEmpty();
    }

    private static void run(Path directory, int batches) {
        TestSource<Call> source = TestSource.of("input");
        try (PipelineTester tester = tester(source)
                .checkpoint(directory)
                .engine(engine -> engine.batchesPerSnapshot(5).retainBatches(2))) {
            puts(batches).forEach(put -> tester.feed(source, put));
        }
    }

    private static List<Call> puts(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> put("key " + number, number))
                .toList();
    }

    private static List<Path> segments(Path directory) throws IOException {
        return files(directory.resolve("batches")).stream()
                .filter(file -> file.toString().endsWith(".batch"))
                .toList();
    }

    private static List<Path> manifests(Path directory) throws IOException {
        return files(directory.resolve("snapshots")).stream()
                .filter(file -> file.toString().endsWith(".manifest"))
                .toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
