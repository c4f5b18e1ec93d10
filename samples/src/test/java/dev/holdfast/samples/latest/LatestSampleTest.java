package dev.holdfast.samples.latest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestSampleTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestSource<Reading> readings = TestSource.of("readings");
    private final TestSink<Reading> sink = TestSink.of("latest");
    private final PipelineTester tester = PipelineTester.of(LatestSample.pipeline(readings, sink));

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void the_event_with_the_latest_time_counts() {
        assertThat(tester.feed(readings, reading(1, 10), reading(2, 30), reading(3, 20)))
                .emitted(reading(2, 30));
        assertThat(tester.feed(readings, reading(4, 25))).emittedNothing();
        assertThat(tester.restart().feed(readings, reading(5, 30))).emitted(reading(5, 30));
    }

    @Test
    void a_sensor_is_forgotten_after_a_day() {
        tester.feed(readings, reading(1, 0));
        assertThat(tester.advanceWatermark(NOON.plus(Duration.ofHours(24)))).hasRowsTotal(1);
        assertThat(tester.advanceWatermark(NOON.plus(Duration.ofHours(24)).plusMillis(1)))
                .hasRowsTotal(0)
                .emittedNothing();
    }

    private static Reading reading(double value, long second) {
        return new Reading("outside", value, NOON.plusSeconds(second));
    }
}
