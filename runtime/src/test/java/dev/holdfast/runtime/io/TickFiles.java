package dev.holdfast.runtime.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.io.TempDir;

/** A directory of JSON lines, for tests of the source that reads it. */
abstract class TickFiles {

    @TempDir
    Path directory;

    record Tick(int n) {}

    final JsonLinesSource<Tick> source() {
        return JsonLines.source(directory, Tick.class);
    }

    final Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    final void append(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
