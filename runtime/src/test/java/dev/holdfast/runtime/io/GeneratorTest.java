package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    @Test
    void events_are_computed_from_their_number() throws IOException {
        try (SourceDriver<String> driver = new SourceDriver<>(Generator.source("g", 3, n -> "event " + n))) {
            assertThat(driver.drain(new ReadLimits(2, 1)).events()).containsExactly("event 0", "event 1", "event 2");
            assertThat(driver.batchSizes).containsExactly(2, 1);
            assertThat(driver.position).isEqualTo(driver.reader().latest()).isEqualTo(new Offset("3"));
        }
    }

    @Test
    void a_restart_goes_on_in_the_middle() throws IOException {
        Source<Long> source = Generator.source("g", 100_000, n -> n);
        try (SourceDriver<Long> driver = new SourceDriver<>(source)) {
            driver.batch(new ReadLimits(30_000, 1));

            assertThat(driver.restart().drain().events())
                    .isEqualTo(LongStream.range(0, 100_000).boxed().toList());
        }
    }

    @Test
    void a_plan_of_every_long_has_few_splits() throws IOException {
        try (SourceDriver<Long> driver = new SourceDriver<>(Generator.source("g", Long.MAX_VALUE, n -> n))) {
            ReadPlan plan =
                    driver.reader().plan(new Offset("5"), driver.reader().latest(), SourceDriver.NO_LIMITS);

            assertThat(plan.splits()).hasSizeLessThanOrEqualTo(64);
            assertThat(plan.end()).isEqualTo(new Offset(Long.toString(Long.MAX_VALUE)));
        }
    }

    @Test
    void a_generator_of_nothing_gives_nothing() throws IOException {
        try (SourceDriver<Long> driver = new SourceDriver<>(Generator.source("g", 0, n -> n))) {
            assertThat(driver.batch(SourceDriver.NO_LIMITS)).isFalse();
            assertThat(driver.position).isEqualTo(new Offset("0"));
        }
    }

    @Test
    void a_negative_count_and_a_null_event_are_refused() throws IOException {
        assertThatThrownBy(() -> Generator.source("g", -1, n -> n))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        try (SourceDriver<Object> driver = new SourceDriver<>(Generator.source("g", 1, n -> null))) {
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("eventFn");
        }
    }
}
