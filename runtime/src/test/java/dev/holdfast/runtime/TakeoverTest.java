package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.checkpoint.VoidLock;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of one query where the lock keeps nobody away, as on some network file systems: one goes on, and nothing is lost. */
class TakeoverTest {

    @TempDir
    Path directory;

    private final MemorySource<String> words = MemorySource.of("words");
    private final AtomicReference<StreamingQuery> newcomer = new AtomicReference<>();

    @Test
    void the_newcomer_goes_on_and_the_earlier_run_stops() throws Exception {
        try (StreamingQuery earlier = start(VoidLock.files())) {
            feed(earlier, "a");
            try (StreamingQuery later = start(VoidLock.files())) {
                words.add("b");
                later.processAllAvailable();
                assertStopped(earlier);
                feed(later, "c");
            }
        }
        assertThat(delivered()).containsExactly("\"a\"", "\"b\"", "\"c\"");
    }

    @Test
    void the_newcomer_takes_up_what_the_earlier_run_committed_at_the_last_moment() throws Exception {
        CountDownLatch committed = new CountDownLatch(1);
        CheckpointFiles second = VoidLock.aroundPublishing(".batch", 1, () -> await(committed), () -> {});
        CheckpointFiles lateCommit =
                VoidLock.aroundPublishing(".batch", 2, () -> newcomer.set(start(second)), committed::countDown);
        try (StreamingQuery earlier = start(lateCommit)) {
            feed(earlier, "a");
            words.add("b");
            assertStopped(earlier);
            try (StreamingQuery later = newcomer.get()) {
                feed(later, "c");
                assertThat(later.isActive()).isTrue();
            }
        }
        assertThat(directory.resolve("checkpoint/epochs/00000000000000000003.epoch"))
                .exists();
        assertThat(delivered()).containsExactly("\"a\"", "\"b\"", "\"c\"");
    }

    @Test
    void what_is_committed_and_delivered_while_the_newcomer_opens_is_neither_refused_nor_doubled() throws Exception {
        try (StreamingQuery earlier = start(VoidLock.files())) {
            feed(earlier, "a");
            CheckpointFiles slowOpening =
                    VoidLock.aroundPublishing(".epoch", 1, () -> feedUnchecked(earlier, "b"), () -> {});
            try (StreamingQuery later = start(slowOpening)) {
                feed(later, "c");
                assertStopped(earlier);
            }
        }
        assertThat(delivered()).containsExactly("\"a\"", "\"b\"", "\"c\"");
    }

    private static void assertStopped(StreamingQuery earlier) {
        assertThatThrownBy(earlier::processAllAvailable)
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("taken over");
    }

    private void feed(StreamingQuery query, String word) throws InterruptedException {
        words.add(word);
        query.processAllAvailable();
    }

    private void feedUnchecked(StreamingQuery query, String word) {
        try {
            feed(query, word);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private StreamingQuery start(CheckpointFiles files) {
        Pipeline pipeline = Stream.from(words).writeTo(JsonLines.sink(directory.resolve("out")));
        return EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .files(files)
                .start(pipeline);
    }

    private List<String> delivered() throws Exception {
        List<String> lines = new ArrayList<>();
        try (java.util.stream.Stream<Path> files = Files.list(directory.resolve("out"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
