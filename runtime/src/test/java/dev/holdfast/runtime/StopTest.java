package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StopTimeoutException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stop waits for, and what it says when it waits in vain. */
class StopTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("words");
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicReference<StreamingQuery> running = new AtomicReference<>();
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    @Test
    void a_sink_that_hangs_is_named_with_its_stack() throws Exception {
        StreamingQuery query = start(words().writeTo(ForEach.sink("slow", row -> hang())));
        StopTimeoutException timeout = catchThrowableOfType(StopTimeoutException.class, () -> query.stop(SHORT));

        assertThat(timeout)
                .hasMessageContainingAll(
                        "Query words has not stopped after PT0.05S",
                        "delivering to sink 'slow' in batch 0",
                        "thread holdfast-words-commit",
                        "at dev.holdfast.runtime.StopTest.");
        assertThat(List.of(timeout.getCause().getStackTrace()))
                .anyMatch(frame -> frame.getMethodName().equals("hang"));
        assertEnds(query);
    }

    @Test
    void an_update_function_that_hangs_is_named_with_its_operator() throws Exception {
        FlatMapGroups<String, String, Long, String> operator = FlatMapGroups.withoutTimeout(
                "patient", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> hang());
        StreamingQuery query = start(words().groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(ForEach.sink("nowhere", row -> {})));

        assertThatThrownBy(() -> query.stop(SHORT))
                .isInstanceOf(StopTimeoutException.class)
                .hasMessageContainingAll("running operator 'patient' in batch 0", "at dev.holdfast.runtime.StopTest.");
        assertEnds(query);
    }

    @Test
    void a_step_that_hangs_is_named_with_its_source() throws Exception {
        StreamingQuery query = start(words().map(word -> {
                    hang();
                    return word;
                })
                .writeTo(ForEach.sink("nowhere", row -> {})));

        assertThatThrownBy(() -> query.stop(SHORT)).hasMessageContaining("reading source 'words' in batch 0");
        assertEnds(query);
    }

    @Test
    void closing_has_the_bound_that_the_engine_was_given() throws Exception {
        StreamingQuery query = start(words().writeTo(ForEach.sink("slow", row -> hang())));

        assertThatThrownBy(query::close)
                .isInstanceOf(StopTimeoutException.class)
                .hasMessageContaining("PT0.2S");
        assertThatThrownBy(query::stop).isInstanceOf(StopTimeoutException.class);
        assertEnds(query);
    }

    @Test
    void calls_that_would_wait_for_themselves_are_refused() throws Exception {
        for (Consumer<StreamingQuery> call : List.<Consumer<StreamingQuery>>of(
                query -> query.stop(SHORT),
                query -> uninterrupted(query::awaitTermination),
                query -> uninterrupted(() -> query.awaitTermination(SHORT)),
                query -> uninterrupted(query::processAllAvailable))) {
            assertRefused(words().writeTo(ForEach.sink("caller", row -> call(call))));
            assertRefused(words().map(word -> {
                        call(call);
                        return word;
                    })
                    .writeTo(ForEach.sink("nowhere", row -> {})));
        }
    }

    private void assertRefused(Pipeline pipeline) throws Exception {
        thrown.set(null);
        directory = directory.resolve("next");
        try (StreamingQuery query = engine().start(pipeline)) {
            running.set(query);
            source.add("a");
            query.processAllAvailable();
            assertThat(thrown.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was called in a thread of that query, holdfast-words-");
        }
    }

    private void call(Consumer<StreamingQuery> call) {
        StreamingQuery query = running.get();
        if (query == null) {
            return;
        }
        try {
            call.accept(query);
        } catch (IllegalStateException e) {
            thrown.set(e);
        }
    }

    private static void uninterrupted(Waiting call) {
        try {
            call.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private Stream<String> words() {
        return Stream.from(source);
    }

    private EmbeddedEngine engine() {
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .name("words")
                .workers(1)
                .stopTimeout(Duration.ofMillis(200))
                .build();
    }

    /** A query that hangs. */
    private StreamingQuery start(Pipeline pipeline) throws InterruptedException {
        source.add("a");
        StreamingQuery query = engine().start(pipeline);
        inside.await();
        return query;
    }

    private void assertEnds(StreamingQuery query) throws InterruptedException {
        release.countDown();
        query.awaitTermination();
        assertThat(query.exception()).isEmpty();
    }

    private void hang() {
        inside.countDown();
        uninterrupted(release::await);
    }
}
