package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.io.MemorySink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine tells a source, and how it asks. */
class SourceContextTest {

    @TempDir
    Path directory;

    private final Asked source = new Asked();

    @Test
    void a_source_knows_its_query_also_after_a_restart() throws Exception {
        UUID first = run();
        assertThat(source.query).contains(first);
        UUID second = run();
        assertThat(source.query).contains(second);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_look_has_a_deadline() throws Exception {
        run();
        assertThat(source.deadline).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    private UUID run() throws Exception {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .workers(1)
                .start(Stream.from(source).writeTo(MemorySink.of("rows")))) {
            query.processAllAvailable();
            return query.id();
        }
    }

    /** Has nothing, and remembers what it was told and asked. */
    private static final class Asked implements Source<String>, SourceReader<String> {

        private Optional<UUID> query = Optional.empty();
        private Duration deadline = Duration.ZERO;

        @Override
        public String id() {
            return "asked";
        }

        @Override
        public SourceReader<String> open(SourceContext context) {
            query = context.queryId();
            return this;
        }

        @Override
        public Offset latest() {
            return new Offset("0");
        }

        @Override
        public Offset latest(Duration within) {
            deadline = within;
            return latest();
        }

        @Override
        public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) {
            return new ReadPlan(until, List.of());
        }

        @Override
        public void read(Split split, EventConsumer<? super String> out) {}
    }
}
