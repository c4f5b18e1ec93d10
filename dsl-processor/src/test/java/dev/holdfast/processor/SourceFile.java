package dev.holdfast.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;

/** A Java source in memory; messages name it by its path. */
final class SourceFile extends SimpleJavaFileObject {

    private final String path;
    private final String text;

    private SourceFile(String path, String text) {
        super(URI.create("string:///" + path), Kind.SOURCE);
        this.path = path;
        this.text = text;
    }

    static SourceFile of(String path, String... lines) {
        return new SourceFile(path, String.join("\n", lines) + "\n");
    }

    /** All sources in a folder, by path. */
    static List<SourceFile> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file ->
                            new SourceFile(folder.relativize(file).toString().replace('\\', '/'), read(file)))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
