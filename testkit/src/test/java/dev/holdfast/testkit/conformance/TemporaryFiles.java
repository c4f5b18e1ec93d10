package dev.holdfast.testkit.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for a row that needs files, gone when the row has run. */
final class TemporaryFiles {

    private TemporaryFiles() {}

    /** What is done with a directory. */
    interface Use {
        void with(Path directory) throws Exception;
    }

    static void use(Use test) throws Exception {
        Path directory = Files.createTempDirectory("conformance");
        try {
            test.with(directory);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws Exception {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
