package dev.holdfast.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.runtime.io.MemorySource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The examples of docs/connectors.md, which must compile as they stand there. */
class DeltaExamplesTest {

    record Click(String userId, String page, Instant at) {}

    record ClickRow(String userId, String page, Instant at, LocalDate day) {

        static ClickRow of(Click click) {
            return new ClickRow(
                    click.userId(),
                    click.page(),
                    click.at(),
                    click.at().atZone(ZoneOffset.UTC).toLocalDate());
        }
    }

    @Test
    void a_sink() {
        Stream<Click> clicks = Stream.from(MemorySource.<Click>of("clicks"));
        Pipeline pipeline = clicks.map(ClickRow::of)
                .writeTo(Delta.sink("clicks", "/data/clicks", ClickRow.class).partitionedBy("day"));

        assertThat(pipeline.plan().sinks()).hasSize(1);
    }

    @Test
    void a_setting_of_a_file_system() {
        DeltaSink<ClickRow> sink = Delta.sink("clicks", "s3a://bucket/clicks", ClickRow.class)
                .withSetting("fs.s3a.endpoint", "https://s3.example.org");

        assertThat(sink.description()).isEqualTo("Delta table s3a://bucket/clicks");
    }
}
