package dev.holdfast.samples.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.samples.SampleRun;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceMachineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 100})
    void a_device_runs_is_hot_is_cool_and_falls_silent(long maxEvents) throws Exception {
        MemorySource<Signal> signals = MemorySource.of("signals");
        MemorySink<Change> changes = MemorySink.of("changes");
        signals.add(new Signal("oven", NOON, 60));
        signals.add(new Signal("oven", NOON.plusSeconds(60), 90));
        signals.add(new Signal("oven", NOON.plusSeconds(120), 95));
        signals.add(new Signal("oven", NOON.plusSeconds(180), 70));
        signals.add(new Signal("oven", NOON.plusSeconds(900), 70));
        SampleRun.withBatchesOf(maxEvents).toTheEnd(directory, DeviceMachine.pipeline(signals, changes));
        assertThat(changes.rows())
                .containsExactly(
                        new Change("oven", "running"),
                        new Change("oven", "hot"),
                        new Change("oven", "cool again, hot since 2026-11-20T12:01:00Z"),
                        new Change("oven", "silent"),
                        new Change("oven", "running"));
    }
}
