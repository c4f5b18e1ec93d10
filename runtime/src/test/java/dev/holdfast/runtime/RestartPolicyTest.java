package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query that is started again when it has failed. */
class RestartPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("words");
    private final MemorySink<String> results = MemorySink.of("results");
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final AtomicInteger calls = new AtomicInteger();
    private final Pauses pauses = new Pauses();

    @Test
    void pauses_double_up_to_the_longest() {
        RestartPolicy policy = RestartPolicy.backoff(SECOND, Duration.ofSeconds(5), 9);
        assertThat(List.of(policy.pause(1), policy.pause(2), policy.pause(3), policy.pause(4), policy.pause(1000)))
                .containsExactly(
                        SECOND,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
        assertThatThrownBy(() -> RestartPolicy.backoff(SECOND, Duration.ofMillis(1), 9))
                .hasMessageContaining("grow from PT1S to PT0.001S");
        assertThatThrownBy(() -> RestartPolicy.backoff(SECOND, SECOND, -1)).hasMessageContaining("not -1");
    }

    @Test
    void a_query_goes_on_behind_what_was_committed_and_nothing_is_lost() throws Exception {
        source.add("a", "b");
        try (LoggedEvents log = new LoggedEvents();
                StreamingQuery query = start(failing(3), RestartPolicy.backoff(SECOND, SECOND, 5))) {
            query.processAllAvailable();
            assertThat(results.rows()).containsExactlyInAnyOrder("a", "b");
            assertThat(pauses.seen).containsExactly(SECOND, SECOND, SECOND);
            assertThat(query.isActive()).isTrue();
            assertThat(log.at(Level.ERROR)).isEmpty();
            assertThat(log.at(Level.WARN))
                    .hasSize(3)
                    .last()
                    .extracting(event -> event.getFormattedMessage())
                    .isEqualTo("Query words failed in batch 0: java.lang.IllegalStateException: no luck. "
                            + "It starts again in PT1S, attempt 3 of 5");
        }
    }

    @Test
    void when_the_attempts_are_used_up_the_query_fails_with_one_error() throws Exception {
        source.add("a");
        try (LoggedEvents log = new LoggedEvents();
                StreamingQuery query = start(failing(100), RestartPolicy.backoff(SECOND, SECOND, 2))) {
            assertThat(catchThrowableOfType(StreamingQueryException.class, query::awaitTermination))
                    .hasMessageContaining("no luck");
            assertThat(calls).hasValue(3);
            assertThat(log.at(Level.ERROR))
                    .singleElement()
                    .extracting(event -> event.getFormattedMessage())
                    .asString()
                    .startsWith("Query words failed for good after 2 restarts in batch 0: ");
        }
    }

    @Test
    void a_run_that_lasted_counts_from_the_beginning() throws Exception {
        RestartPolicy policy = RestartPolicy.backoff(SECOND, SECOND, 1).healthyAfter(Duration.ofSeconds(10));
        try (StreamingQuery query = start(failing(1), policy)) {
            source.add("a");
            query.processAllAvailable();
            clock.advance(Duration.ofSeconds(10));
            calls.set(0);
            source.add("b");
            query.processAllAvailable();
            assertThat(results.rows()).containsExactly("a", "b");
            calls.set(0);
            source.add("c");
            assertThat(catchThrowableOfType(StreamingQueryException.class, query::awaitTermination))
                    .isNotNull();
        }
    }

    @Test
    void a_stop_ends_the_pause_and_the_query_with_its_failure() throws Exception {
        pauses.moveClock = false;
        source.add("a");
        StreamingQuery query = start(failing(100), RestartPolicy.backoff(SECOND, SECOND, 2));
        assertThat(pauses.begun.await(1, TimeUnit.MINUTES)).isTrue();
        query.stop();
        assertThat(query.exception()).get().asString().contains("no luck");
    }

    @Test
    void a_checkpoint_that_somebody_else_uses_is_left_alone() {
        RestartPolicy policy = RestartPolicy.backoff(SECOND, SECOND, 5);
        try (StreamingQuery query = start(failing(0), policy)) {
            assertThat(query.isActive()).isTrue();
            assertThatThrownBy(() -> start(failing(0), policy)).isInstanceOf(CheckpointInUseException.class);
            assertThat(pauses.seen).isEmpty();
        }
    }

    @Test
    void without_a_policy_the_first_failure_is_the_end() throws Exception {
        source.add("a");
        try (StreamingQuery query = start(failing(1), RestartPolicy.never())) {
            assertThat(catchThrowableOfType(StreamingQueryException.class, query::awaitTermination))
                    .isNotNull();
            assertThat(pauses.seen).isEmpty();
        }
    }

    private Pipeline failing(int times) {
        return Pipeline.of(
                Stream.from(source)
                        .filter(word -> {
                            if (calls.getAndIncrement() < times) {
                                throw new IllegalStateException("no luck");
                            }
                            return true;
                        })
                        .writeTo(results),
                Stream.from(source).writeTo(ForEach.sink("nowhere", row -> {})));
    }

    private StreamingQuery start(Pipeline pipeline, RestartPolicy policy) {
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .name("words")
                .workers(1)
                .clock(clock)
                .restartPolicy(policy)
                .listener(pauses)
                .start(pipeline);
    }

    /** Lets the pauses pass. */
    private final class Pauses implements QueryListener {

        private final List<Duration> seen = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean moveClock = true;

        @Override
        public void restarting(Run run, StreamingQueryException failure, Duration pause) {
            seen.add(pause);
            if (moveClock) {
                clock.advance(pause);
            }
            begun.countDown();
        }
    }
}
