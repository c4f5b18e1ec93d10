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
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles many state records with and without the processor, turn by turn, and prints how long each took. Arguments: the
 * number of records, the number of turns.
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
        long[] processed = new long[turns];
        for (int turn = 0; turn < turns; turn++) {
            plain[turn] = compile("plain" + turn, false);
            processed[turn] = compile("processed" + turn, true);
            System.out.printf(
                    Locale.ROOT,
                    "%d records, turn %d: %d ms without the processor, %d ms with it%n",
                    sources.size(),
                    turn + 1,
                    plain[turn],
                    processed[turn]);
        }
        Arrays.sort(plain);
        Arrays.sort(processed);
        double added = (double) (processed[turns / 2] - plain[turns / 2]) / plain[turns / 2];
        System.out.printf(Locale.ROOT, "the processor adds %.2f of the time without it (medians)%n", added);
    }

    private long compile(String name, boolean withProcessor) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(name));
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-s", classes.toString()));
        if (!withProcessor) {
            options.add("-proc:none");
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            long start = System.nanoTime();
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, null, options, null, units);
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
