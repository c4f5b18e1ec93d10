package dev.holdfast.runtime.io;

import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.nio.file.Path;

/** Opens the JSON lines sink on other files than those of the machine to tests of the engine. */
public final class FaultyJsonLines {

    private FaultyJsonLines() {}

    public static <T> Sink<T> sink(Path directory, Class<T> type, CheckpointFiles files) {
        return JsonLinesSink.of(directory, type, files);
    }
}
