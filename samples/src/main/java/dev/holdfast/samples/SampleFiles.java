package dev.holdfast.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a sample reads and writes. Without arguments it reads its own input and starts anew in {@code target}; with a directory
 * as first argument it goes on from what is there, and with a file as second argument it reads that.
 *
 * @param input the file to read
 * @param directory for the checkpoint and the output
 */
public record SampleFiles(Path input, Path directory) {

    /**
     * Resolves the arguments of a sample's main method.
     *
     * @param sample the name of the directory
     * @param input the file's name in the directory of the samples
     * @param args a directory and a file, or a directory, or nothing
     */
    public static SampleFiles of(String sample, String input, String... args) throws IOException {
        Path directory = args.length > 0
                ? Path.of(args[0])
                : anew(home().resolve("target").resolve(sample));
        Path file = args.length > 1 ? Path.of(args[1]) : home().resolve(input);
        return new SampleFiles(file, directory);
    }

    /** The directory that is the query's checkpoint. */
    public Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    /** The directory that results are written to. */
    public Path output() {
        return directory.resolve("output");
    }

    private static Path home() {
        Path samples = Path.of("samples");
        return Files.isDirectory(samples) ? samples : Path.of("");
    }

    private static Path anew(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
        return directory;
    }
}
