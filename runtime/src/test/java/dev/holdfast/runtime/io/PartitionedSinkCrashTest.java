package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CutOff;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A sink that writes a file in each partition for each batch. */
class PartitionedSinkCrashTest extends FileSinkCrashes {

    @Override
    JsonLinesSink<Flight> crashing() {
        return byOrigin();
    }

    @Test
    void rows_and_their_names_are_durable_before_the_marker_and_the_marker_before_they_are_shown() throws IOException {
        CutOff files = CutOff.never(CheckpointFiles.local());
        OutboxSink.Writer writer = open(files.files(), byOrigin(), 0);
        int opened = files.effects().size();
        writer.deliver(1, rows(byOrigin(), new Flight("AMS", 1)));

        assertThat(files.effects().subList(opened, files.effects().size()))
                .containsExactly(
                        "create",
                        "write",
                        "sync",
                        "create",
                        "write",
                        "sync",
                        "syncDirectory",
                        "create",
                        "write",
                        "publish true",
                        "createDirectories",
                        "rename",
                        "syncDirectory",
                        "delete");
    }
}
