package dev.holdfast.benchmarks.build;

import dev.holdfast.processor.HoldfastProcessor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles many state records: alone, together with their generated serializers as if somebody had written them, and with
 * the processor. Turn by turn, and prints how long each took. Arguments: the number of records, the number of turns.
 *
 * <pre>
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     "-Dbenchmark=dev.holdfast.benchmarks.build.BuildCost 1000 7"
 * </pre>
 */
public final class BuildCost {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Path directory;
    private final List<Path> sources;

    private BuildCost(Path directory, int records) throws IOException {
        this.directory = directory;
        this.sources = StateSources.write(directory.resolve("sources"), records);
    }

    public static void main(String[] args) throws IOException {
        int records = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int turns = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path directory = Files.createTempDirectory("holdfast-build-cost");
        try {
            new BuildCost(directory, records).run(turns);
        } finally {
            delete(directory);
        }
    }

    private void run(int turns) throws IOException {
        long[] plain = new long[turns];
        long[] given = new long[turns];
        long[] processed = new long[turns];
        for (int turn = 0; turn < turns; turn++) {
            Path classes = Files.createDirectories(directory.resolve("turn" + turn));
            plain[turn] = compile(classes.resolve("plain"), sources, false);
            processed[turn] = compile(classes.resolve("processed"), sources, true);
            given[turn] = compile(classes.resolve("given"), withGenerated(classes.resolve("processed")), false);
            System.out.printf(
                    Locale.ROOT,
                    "turn %d: %d ms the records alone, %d ms with their serializers as sources, %d ms with the processor%n",
                    turn + 1,
                    plain[turn],
                    given[turn],
                    processed[turn]);
        }
        System.out.printf(
                Locale.ROOT,
                "medians, the records alone being 1: %.2f with their serializers as sources, %.2f with the processor%n",
                median(given) / median(plain),
                median(processed) / median(plain));
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private List<Path> withGenerated(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Stream.concat(
                            sources.stream(),
                            files.filter(file -> file.toString().endsWith(".java")))
                    .toList();
        }
    }

    private long compile(Path target, List<Path> files, boolean withProcessor) throws IOException {
        String classes = Files.createDirectories(target).toString();
        List<String> options = new ArrayList<>(List.of("-d", classes, "-s", classes));
        if (!withProcessor) {
            options.add("-proc:none");
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
            long start = System.nanoTime();
            JavaCompiler.CompilationTask task = compiler.getTask(null, manager, null, options, null, units);
            if (withProcessor) {
                task.setProcessors(List.of(new HoldfastProcessor()));
            }
            if (!task.call()) {
                throw new IllegalStateException("the sources did not compile");
            }
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
