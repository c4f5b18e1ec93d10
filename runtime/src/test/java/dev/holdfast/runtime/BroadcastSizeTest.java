package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broadcast is on the heap as a whole, so one that is no longer small is said. */
class BroadcastSizeTest {

    private static final int MEGABYTE = 1 << 20;

    private static final StateParameter.OfBroadcast<Integer, String> TEXTS =
            StateParameter.broadcast("texts", KeySerializers.int32(), StateSerializers.string());

    @TempDir
    Path directory;

    @Test
    void more_than_64_megabytes_are_said_once() throws Exception {
        MemorySource<String> events = MemorySource.of("events");
        MemorySource<Integer> changes = MemorySource.of("changes");
        try (CapturedLog log = new CapturedLog();
                StreamingQuery query =
                        EmbeddedEngine.builder().checkpoint(directory).start(pipeline(events, changes))) {
            add(query, changes, 0, 63);
            assertThat(log.linesWith("for all keys")).isEmpty();
            add(query, changes, 63, 65);
            add(query, changes, 65, 66);
            assertThat(log.linesWith("for all keys"))
                    .singleElement()
                    .asString()
                    .matches(
                            "WARN Query .*: operator 'reading.broadcast' keeps 6[45] entries of 6[0-9]{7} bytes for all keys\\."
                                    + " A broadcast is small, since it is on the heap as a whole, also with RocksDB\\."
                                    + " Remove entries that are no longer needed, or look the stream up by key, as a table\\.");
        }
    }

    private static void add(StreamingQuery query, MemorySource<Integer> changes, int from, int to)
            throws InterruptedException {
        for (int i = from; i < to; i++) {
            changes.add(i);
        }
        query.processAllAvailable();
    }

    private static Pipeline pipeline(MemorySource<String> events, MemorySource<Integer> changes) {
        return Stream.from(events)
                .groupByKey(event -> event)
                .withBroadcast(Stream.from(changes))
                .flatMapGroupsWithState(FlatMapStates.<String, String, String>of(
                                "reading", KeySerializers.string(), List.of(TEXTS), (key, all, states, out) -> {})
                        .onBroadcast((Integer change, BroadcastFn.Changed changed) ->
                                changed.get(TEXTS).put(change, "x".repeat(MEGABYTE))))
                .writeTo(MemorySink.of("results"));
    }
}
