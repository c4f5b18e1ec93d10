package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a pipeline whose sources are not those of its checkpoint. */
class SourceChangesTest {

    @TempDir
    Path directory;

    private final MemorySink<String> sink = MemorySink.of("rows");

    @BeforeEach
    void write() throws InterruptedException {
        MemorySource<String> source = MemorySource.of("web");
        source.add("a");
        try (var query = engine().start(Stream.from(source).union(words("shop")).writeTo(sink))) {
            query.processAllAvailable();
        }
    }

    @Test
    void a_source_that_is_new_is_not_called_renamed() {
        assertThatThrownBy(() -> engine().start(reading("web", "shop", "phone")))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageStartingWith(
                        "The pipeline reads source 'phone', of which the checkpoint has no offsets. A checkpoint belongs to")
                .hasMessageNotContaining("named");
    }

    @Test
    void a_source_that_is_gone_is_not_called_renamed() {
        assertThatThrownBy(() -> engine().start(reading("web")))
                .hasMessageStartingWith(
                        "The pipeline no longer reads source 'shop', of which the checkpoint has offsets. A checkpoint")
                .hasMessageNotContaining("named");
    }

    @Test
    void a_new_one_in_place_of_another_may_be_renamed() {
        assertThatThrownBy(() -> engine().start(reading("web", "phone")))
                .hasMessageStartingWith(
                        "The pipeline reads source 'phone', of which the checkpoint has no offsets, and no"
                                + " longer 'shop', of which it has some. If a source has only another id now, give it the old one with"
                                + " named(…). ");
    }

    private EmbeddedEngine engine() {
        return EmbeddedEngine.builder().checkpoint(directory).build();
    }

    private Pipeline reading(String... ids) {
        return Arrays.stream(ids)
                .map(SourceChangesTest::words)
                .reduce(Stream::union)
                .orElseThrow()
                .writeTo(sink);
    }

    private static Stream<String> words(String id) {
        return Stream.from(MemorySource.of(id));
    }
}
