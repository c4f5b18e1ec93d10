package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Windows behind an update function whose timeouts are due when they are set: each key gives a tick every seven seconds from its first
 * event on, one timeout after the other, however far the watermark has jumped. Each window comes once and has all its ticks.
 */
class LeftDueOracleTest {

    private static final long STEP = 7;
    private static final long TICKS = 6;
    private static final long WINDOW = 20;

    /** An event, and a tick. */
    record Tick(String key, long second) {

        Instant at() {
            return Instant.ofEpochSecond(second);
        }
    }

    private static final KeyField<Tick, String> ALL = KeyField.of("all", tick -> "all", KeySerializers.string());

    private static final EventTimeFlatMapGroups<String, Tick, Long, Tick> TICKING =
            EventTimeFlatMapGroups.withEventTimeTimeout(
                    "ticking", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                        // The next tick, and in the last digit how many there are still.
                        long next = state.getOption().orElse(Long.MAX_VALUE);
                        if (state.hasTimedOut()) {
                            out.emit(new Tick(key, next / 10));
                            next += STEP * 10 - 1;
                        } else if (next == Long.MAX_VALUE) {
                            next = events.next().second() * 10 + STEP * 10 + TICKS;
                        }
                        state.update(next);
                        if (next % 10 > 0) {
                            state.setTimeoutTimestamp(Instant.ofEpochSecond(next / 10));
                        }
                    });

    @TempDir
    Path directory;

    private final MemorySource<Tick> source = MemorySource.of("events");
    private final MemorySink<String> counts = MemorySink.of("counts");
    private final Map<String, Long> firsts = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void windows_behind_timeouts_that_lead_on_come_once_and_have_all(long seed) {
        Random random = new Random(seed);
        long now = 1000;
        for (int run = 0; run < 3; run++) {
            try (SteppedQuery query = open(random)) {
                for (int round = 0; round < 12; round++) {
                    now = feed(random, now);
                    for (int batches = random.nextInt(5); batches > 0; batches--) {
                        query.runBatch();
                    }
                }
                if (run == 2) {
                    while (query.runBatch().isPresent()) {}
                    query.closeEventTime();
                    while (query.runBatch().isPresent()) {}
                }
            }
        }
        assertThat(counts.rows()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected());
    }

    /** Nothing is late: events go back by less than the delay of the watermark. */
    private long feed(Random random, long from) {
        long now = from;
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            now += random.nextInt(6) == 0 ? 60 : random.nextInt(4);
            Tick event = new Tick("k" + now / 50 % 4 + random.nextInt(5), now - random.nextInt(5));
            source.add(event);
            firsts.putIfAbsent(event.key(), event.second());
        }
        return now;
    }

    private List<String> expected() {
        Map<Long, Integer> windows = new TreeMap<>();
        firsts.values().forEach(first -> {
            for (long tick = 1; tick <= TICKS; tick++) {
                windows.merge((first + tick * STEP) / WINDOW * WINDOW, 1, Integer::sum);
            }
        });
        return windows.entrySet().stream()
                .map(window -> window.getKey() + ": " + window.getValue())
                .toList();
    }

    private SteppedQuery open(Random random) {
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(Instant.EPOCH))
                .stateStore(random.nextBoolean() ? StateStores.heap() : StateStores.rocksDb())
                .workers(1 + random.nextInt(3))
                .maxEventsPerBatch(random.nextBoolean() ? 3 : 10_000);
        return SteppedQuery.open(engine, pipeline(), CheckpointFiles.local(), CallWatch.NONE);
    }

    private Pipeline pipeline() {
        EventTimeStream<Tick> ticks = Stream.from(source)
                .withWatermark(Tick::at, Duration.ofSeconds(5))
                .groupByKey(Tick::key)
                .flatMapGroupsWithState(TICKING)
                .withResultTime(Tick::at, Duration.ZERO);
        return ticks.groupBy(ALL)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(WINDOW)))
                .count()
                .whenClosed((key, window, count) -> window.start().getEpochSecond() + ": " + count)
                .writeTo(counts);
    }
}
