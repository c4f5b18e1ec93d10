package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final Instant START = Instant.ofEpochMilli(10_000);

    private final ManualClock clock = new ManualClock(START);

    @Test
    void events_are_spread_evenly_over_time() throws IOException {
        try (SourceDriver<RateEvent> driver = driver(4)) {
            assertThat(driver.drain().events()).isEmpty();
            clock.advance(Duration.ofMillis(499));
            assertThat(driver.drain().events()).containsExactly(new RateEvent(START, 0));
            clock.advance(Duration.ofMillis(1));
            assertThat(driver.drain().events())
                    .containsExactly(new RateEvent(START, 0), new RateEvent(START.plusMillis(250), 1));
            assertThat(driver.position).isEqualTo(driver.reader().latest());
        }
    }

    @Test
    void a_restart_keeps_the_first_start_and_gives_what_became_due_meanwhile() throws IOException {
        clock.advance(Duration.ofMillis(7));
        try (SourceDriver<RateEvent> driver = driver(3)) {
            clock.advance(Duration.ofSeconds(1));
            driver.drain();
            Offset position = driver.position;
            clock.advance(Duration.ofSeconds(1));
            driver.restart();
            clock.advance(Duration.ofMillis(1));

            assertThat(driver.drain().events().stream().map(RateEvent::value)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
            assertThat(driver.events().get(4).timestamp())
                    .isEqualTo(START.plusMillis(7).plusNanos(1_333_333_333));
            assertThat(position.json()).isEqualTo("{\"start\":10007,\"rowsPerSecond\":3,\"value\":3}");
            assertThat(driver.position).isEqualTo(driver.reader().latest());
        }
    }

    @Test
    void a_restart_with_nothing_due_stays_where_it_is() throws IOException {
        try (SourceDriver<RateEvent> driver = driver(1)) {
            clock.advance(Duration.ofMillis(2500));
            Offset position = driver.drain().position;
            driver.restart();

            assertThat(driver.batch(SourceDriver.NO_LIMITS)).isFalse();
            assertThat(driver.position).isEqualTo(position);
        }
    }

    @Test
    void the_same_offsets_give_the_same_events() throws IOException {
        clock.advance(Duration.ofHours(1));
        Offset from = new Offset("{\"start\":10000,\"rowsPerSecond\":7,\"value\":3}");
        Offset until = new Offset("{\"start\":10000,\"rowsPerSecond\":7,\"value\":9}");
        assertThat(read(from, until)).isEqualTo(read(from, until)).hasSize(6);
    }

    private List<RateEvent> read(Offset from, Offset until) throws IOException {
        RecordingConsumer<RateEvent> events = new RecordingConsumer<>();
        try (SourceReader<RateEvent> reader = Rate.source("r", 7, clock).open(() -> {})) {
            reader.read(
                    reader.plan(from, until, SourceDriver.NO_LIMITS).splits().get(0), events);
        }
        return events.events;
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_twice() throws IOException {
        try (SourceDriver<RateEvent> driver = driver(1)) {
            clock.advance(Duration.ofSeconds(5));
            driver.drain();
            clock.set(START);
            assertThat(driver.batch(SourceDriver.NO_LIMITS)).isFalse();
            driver.restart();
            assertThat(driver.batch(SourceDriver.NO_LIMITS)).isFalse();
            clock.set(START.plusSeconds(6));

            assertThat(driver.drain().events()).hasSize(6);
        }
    }

    @Test
    void batches_are_limited_by_events() throws IOException {
        try (SourceDriver<RateEvent> driver = driver(10)) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(driver.drain(new ReadLimits(4, 1)).batchSizes).containsExactly(4, 4, 2);
        }
    }

    @Test
    void high_rates_and_long_times_do_not_overflow() throws IOException {
        RateOffset offset = new RateOffset(0, 1_000_000_000, 0);
        long century = Duration.ofDays(36_500).toMillis();

        RateOffset later = offset.at(century);

        assertThat(later.value()).isEqualTo(century * 1_000_000);
        assertThat(later.timestampOf(later.value())).isEqualTo(Instant.ofEpochMilli(century));
        assertThat(later.dueMillis()).isEqualTo(century);
        assertThat(RateOffset.parse("r", new Offset(later.toOffset().json()))).isEqualTo(later);
    }

    @Test
    void another_rate_and_foreign_offsets_are_refused() throws IOException {
        assertThatThrownBy(() -> Rate.source("r", 0)).isInstanceOf(IllegalArgumentException.class);
        try (SourceDriver<RateEvent> driver = driver(5)) {
            driver.position = new Offset("{\"start\":10000,\"rowsPerSecond\":7,\"value\":3}");
            assertThatThrownBy(driver::drain).hasMessageContainingAll("7 events a second", "now 5");
            driver.position = new Offset("12");
            assertThatThrownBy(driver::drain).hasMessageContaining("not written by source r");
        }
    }

    private SourceDriver<RateEvent> driver(long rowsPerSecond) throws IOException {
        return new SourceDriver<>(Rate.source("r", rowsPerSecond, clock));
    }
}
