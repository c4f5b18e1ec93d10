package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a source of files has left. */
class BytesBehindTest extends TickFiles {

    @TempDir
    Path checkpoint;

    @Test
    void the_progress_says_how_many_bytes_are_left() throws IOException, InterruptedException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        write("b.jsonl", "{\"n\":33}\n");
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .maxEventsPerBatch(1)
                .trigger(Trigger.availableNow())
                .start(Stream.from(source()).writeTo(MemorySink.of("out")))) {
            query.awaitTermination();
            assertThat(query.recentProgress())
                    .extracting(progress -> progress.sources().get(0).metrics().get("numBytesBehind"))
                    .containsExactly(17L, 9L, 0L);
        }
    }
}
