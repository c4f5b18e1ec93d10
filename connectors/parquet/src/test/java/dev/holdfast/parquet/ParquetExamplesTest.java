package dev.holdfast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The example of docs/connectors.md, which must compile as it stands there. */
class ParquetExamplesTest {

    @Test
    void a_source_and_a_sink() {
        Pipeline pipeline = Stream.from(Parquet.source(Path.of("clicks"), new ClickSerializer()))
                .filter(click -> !click.userId().isEmpty())
                .writeTo(Parquet.sink(Path.of("known-clicks"), new ClickSerializer())
                        .partitionedBy("day", click -> LocalDate.ofInstant(click.at(), ZoneOffset.UTC))
                        .compressedBy(Compression.ZSTD)
                        .withRolloverInterval(Duration.ofMinutes(15)));

        assertThat(pipeline.plan().sinks()).hasSize(1);
    }
}
