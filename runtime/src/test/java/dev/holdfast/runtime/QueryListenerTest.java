package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear, in which order, and that they cannot hurt. */
class QueryListenerTest {

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("words");
    private final Notes notes = new Notes();

    @Test
    void a_query_that_is_stopped_tells_of_its_start_its_batches_and_its_end() throws Exception {
        try (StreamingQuery query = start(good(), builder -> builder.listener(notes))) {
            assertThat(notes.lines).containsExactly("started words");
            source.add("a", "b");
            query.processAllAvailable();
            assertThat(notes.lines).containsExactly("started words", "batch 0 with 2");
            assertThat(notes.run.id()).isEqualTo(query.id());
            assertThat(notes.run.runId()).isEqualTo(query.runId());
        }
        assertThat(notes.lines).containsExactly("started words", "batch 0 with 2", "ended words");
    }

    @Test
    void a_query_without_work_is_idle() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (input, sink) -> Stream.from(input).writeTo(sink),
                builder -> builder.name("words").listener(notes).idleReportInterval(Duration.ofSeconds(10)))) {
            driver.stepAt(0, List.of("a"));
            driver.stepAt(10, List.of());
            assertThat(notes.lines).containsExactly("started words", "batch 0 with 1", "idle before 1");
        }
    }

    @Test
    void a_failure_is_told_between_the_error_and_the_end() {
        try (LoggedEvents log = new LoggedEvents()) {
            List<Integer> errors = new ArrayList<>();
            source.add("a");
            QueryListener counting = new QueryListener() {
                @Override
                public void failed(Run run, StreamingQueryException failure) {
                    errors.add(log.at(Level.ERROR).size());
                }
            };
            StreamingQueryException failure = failure(
                    throwing(),
                    builder -> builder.listener(notes)
                            .listener(counting)
                            .onFailure(thrown -> notes.lines.add("onFailure")));
            assertThat(notes.lines).containsExactly("started words", "failed words", "ended words", "onFailure");
            assertThat(notes.failure).isSameAs(failure);
            assertThat(failure.sinkId()).contains("nowhere");
            assertThat(errors).containsExactly(1);
            assertThat(log.at(Level.ERROR))
                    .singleElement()
                    .extracting(event -> event.getFormattedMessage())
                    .isEqualTo(
                            "Query words failed in batch 0, sink 'nowhere': java.lang.IllegalStateException: no luck");
        }
    }

    @Test
    void a_source_that_fails_is_named() {
        Source<String> broken = new Source<>() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public SourceReader<String> open(SourceContext context) throws IOException {
                return new BrokenReader(source.open(context));
            }
        };
        source.add("a");
        try (LoggedEvents log = new LoggedEvents()) {
            StreamingQueryException failure =
                    failure(Stream.from(broken).writeTo(MemorySink.of("out")), UnaryOperator.identity());
            assertThat(failure)
                    .hasMessageStartingWith("Batch 0 failed: Source 'broken' could not be read: the cable is out. ");
            assertThat(failure.sourceId()).contains("broken");
            assertThat(log.at(Level.ERROR))
                    .singleElement()
                    .extracting(event -> event.getFormattedMessage())
                    .isEqualTo("Query words failed in batch 0, source 'broken': java.io.IOException: the cable is out");
        }
    }

    @Test
    void a_listener_that_throws_is_logged_once_and_the_others_hear_everything() throws Exception {
        QueryListener faulty = new QueryListener() {
            @Override
            public void progress(StreamingQueryProgress progress) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("listener");
            }
        };
        try (LoggedEvents log = new LoggedEvents();
                StreamingQuery query =
                        start(good(), builder -> builder.listener(faulty).listener(notes))) {
            source.add("a");
            query.processAllAvailable();
            source.add("b");
            query.processAllAvailable();
            assertThat(notes.lines).containsExactly("started words", "batch 0 with 1", "batch 1 with 1");
            assertThat(log.at(Level.WARN)).singleElement().asString().contains("Query words: listener ", "threw");
        }
    }

    @Test
    void a_listener_that_comes_later_hears_what_follows() throws Exception {
        try (StreamingQuery query = start(good(), UnaryOperator.identity())) {
            source.add("a");
            query.processAllAvailable();
            query.addListener(notes);
            source.add("b");
            query.processAllAvailable();
            assertThat(notes.lines).containsExactly("batch 1 with 1");
        }
    }

    @Test
    void a_listener_may_stop_the_query() throws Exception {
        AtomicReference<StreamingQuery> running = new AtomicReference<>();
        QueryListener stopping = new QueryListener() {
            @Override
            public void progress(StreamingQueryProgress progress) {
                running.get().stop();
            }
        };
        try (StreamingQuery query = start(good(), builder -> builder.listener(stopping))) {
            running.set(query);
            source.add("a");
            assertThat(query.awaitTermination(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void a_query_that_cannot_start_tells_nothing() {
        try (StreamingQuery query = start(good(), UnaryOperator.identity())) {
            assertThat(query.isActive()).isTrue();
            assertThat(catchThrowableOfType(
                            RuntimeException.class, () -> start(good(), builder -> builder.listener(notes))))
                    .isNotNull();
            assertThat(notes.lines).isEmpty();
        }
    }

    @Test
    void lines_of_the_log_carry_the_name_of_the_query() throws Exception {
        source.add("a");
        try (LoggedEvents log = new LoggedEvents()) {
            try (StreamingQuery query = start(good(), UnaryOperator.identity())) {
                query.processAllAvailable();
            }
            try (StreamingQuery query = start(good(), UnaryOperator.identity())) {
                assertThat(query.isActive()).isTrue();
            }
            assertThat(log.at(Level.INFO))
                    .isNotEmpty()
                    .allMatch(event -> "words".equals(event.getMDCPropertyMap().get("query")));
            assertThat(log.at(Level.INFO))
                    .extracting(event -> event.getFormattedMessage())
                    .anyMatch(line -> line.startsWith("Query words started, id "))
                    .anyMatch(line -> line.startsWith("Query words: restored "))
                    .anyMatch(line -> line.equals("Query words stopped"));
        }
    }

    private StreamingQueryException failure(Pipeline pipeline, UnaryOperator<EmbeddedEngine.Builder> settings) {
        try (StreamingQuery query = start(pipeline, settings)) {
            return catchThrowableOfType(StreamingQueryException.class, query::awaitTermination);
        }
    }

    private StreamingQuery start(Pipeline pipeline, UnaryOperator<EmbeddedEngine.Builder> settings) {
        return settings.apply(EmbeddedEngine.builder()
                        .checkpoint(directory)
                        .name("words")
                        .workers(1))
                .start(pipeline);
    }

    private Pipeline good() {
        return Stream.from(source).writeTo(MemorySink.of("out"));
    }

    private Pipeline throwing() {
        return Stream.from(source).writeTo(ForEach.sink("nowhere", row -> {
            throw new IllegalStateException("no luck");
        }));
    }

    /** Finds something to read, and then cannot. */
    private record BrokenReader(SourceReader<String> good) implements SourceReader<String> {

        @Override
        public Offset latest() throws IOException {
            return good.latest();
        }

        @Override
        public ReadPlan plan(Offset from, Offset until, ReadLimits limits) throws IOException {
            return good.plan(from, until, limits);
        }

        @Override
        public void read(Split split, EventConsumer<? super String> out) throws IOException {
            throw new IOException("the cable is out");
        }
    }

    /** Writes down what it hears. */
    private static final class Notes implements QueryListener {

        private final List<String> lines = new ArrayList<>();
        private Run run;
        private StreamingQueryException failure;

        @Override
        public void started(Run started) {
            run = started;
            lines.add("started " + started.name());
        }

        @Override
        public void progress(StreamingQueryProgress progress) {
            lines.add("batch " + progress.batchId() + " with " + progress.numInputRows());
        }

        @Override
        public void idle(StreamingQueryProgress progress) {
            lines.add("idle before " + progress.batchId());
        }

        @Override
        public void failed(Run failed, StreamingQueryException thrown) {
            failure = thrown;
            lines.add("failed " + failed.name());
        }

        @Override
        public void ended(Run ended) {
            lines.add("ended " + ended.name());
        }
    }
}
