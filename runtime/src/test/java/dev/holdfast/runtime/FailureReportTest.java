package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of a failure although nobody waits for the query. */
class FailureReportTest {

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("words");
    private final List<StreamingQueryException> heard = new ArrayList<>();

    @Test
    void the_log_has_one_error_with_query_batch_operator_and_cause() {
        try (LoggedEvents log = new LoggedEvents()) {
            StreamingQueryException failure = failure(throwing(), builder -> builder.name("nightly"));

            assertThat(log.at(Level.ERROR)).hasSize(1);
            assertThat(log.at(Level.ERROR).get(0).getFormattedMessage())
                    .isEqualTo(
                            "Query nightly failed in batch 0, operator 'throwing': java.lang.IllegalStateException: no luck");
            assertThat(log.at(Level.ERROR).get(0).getThrowableProxy().getMessage())
                    .isEqualTo(failure.getMessage());
            assertThat(log.at(Level.ERROR).get(0).getThrowableProxy().getCause().getMessage())
                    .isEqualTo("no luck");
        }
    }

    @Test
    void the_handler_hears_of_it_before_whoever_waits() {
        StreamingQueryException failure = failure(throwing(), builder -> builder.onFailure(heard::add));

        assertThat(heard).containsExactly(failure);
    }

    @Test
    void the_handler_may_start_the_query_again() {
        AtomicReference<StreamingQuery> second = new AtomicReference<>();
        failure(
                throwing(),
                builder -> builder.onFailure(failure -> second.set(start(good(), UnaryOperator.identity()))));
        try (StreamingQuery query = second.get()) {
            assertThat(query.isActive()).isTrue();
        }
    }

    @Test
    void a_handler_that_throws_is_logged_and_hides_nothing() {
        try (LoggedEvents log = new LoggedEvents()) {
            StreamingQueryException failure = failure(
                    throwing(),
                    builder -> builder.onFailure(heardFailure -> {
                        throw new IllegalStateException("handler");
                    }));

            assertThat(failure).hasMessageContaining("no luck");
            assertThat(log.at(Level.ERROR)).hasSize(2);
        }
    }

    @Test
    void a_handler_that_hangs_does_not_keep_whoever_waits() {
        CountDownLatch release = new CountDownLatch(1);
        try (LoggedEvents log = new LoggedEvents()) {
            StreamingQueryException failure = failure(
                    throwing(),
                    builder -> builder.stopTimeout(Duration.ofMillis(50))
                            .onFailure(heardFailure -> awaitUninterruptibly(release)));

            assertThat(failure).hasMessageContaining("no luck");
            assertThat(log.at(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("onFailure was given has not returned after PT0.05S");
        } finally {
            release.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_query_that_stops_or_cannot_start_reports_nothing() {
        try (LoggedEvents log = new LoggedEvents();
                StreamingQuery query = start(good(), builder -> builder.onFailure(heard::add))) {
            assertThat(catchThrowableOfType(
                            RuntimeException.class, () -> start(good(), builder -> builder.onFailure(heard::add))))
                    .isNotNull();
            query.stop();
            assertThat(log.at(Level.ERROR)).isEmpty();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void out_of_memory_in_a_sink_says_that_the_batch_was_committed() {
        StreamingQueryException failure = failure(
                Stream.from(source).writeTo(ForEach.sink("full", (Consumer<String>) row -> {
                    throw new OutOfMemoryError("Java heap space");
                })),
                UnaryOperator.identity());

        assertThat(failure)
                .hasMessageContainingAll("Batch 0 was committed, but sink 'full'", "Java heap space", "-Xmx")
                .hasMessageNotContaining("not kept");
        assertThat(failure.batchId()).hasValue(0);
    }

    private StreamingQueryException failure(Pipeline pipeline, UnaryOperator<EmbeddedEngine.Builder> settings) {
        source.add("a");
        try (StreamingQuery query = start(pipeline, settings)) {
            return catchThrowableOfType(StreamingQueryException.class, query::awaitTermination);
        }
    }

    private StreamingQuery start(Pipeline pipeline, UnaryOperator<EmbeddedEngine.Builder> settings) {
        return settings.apply(EmbeddedEngine.builder().checkpoint(directory).workers(1))
                .start(pipeline);
    }

    private Pipeline throwing() {
        return pipeline(() -> {
            throw new IllegalStateException("no luck");
        });
    }

    private Pipeline good() {
        return pipeline(() -> {});
    }

    private Pipeline pipeline(Runnable call) {
        FlatMapGroups<String, String, Long, String> operator = FlatMapGroups.withoutTimeout(
                "throwing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> call.run());
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(ForEach.sink("nowhere", row -> {}));
    }
}
