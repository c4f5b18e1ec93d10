package dev.holdfast.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** State records as people write them, six fields each, of which one is a list and one a map. */
final class StateSources {

    private static final String RECORD = """
            package states;

            import dev.holdfast.annotation.StateRecord;
            import java.time.Instant;
            import java.util.List;
            import java.util.Map;

            @StateRecord
            public record State#(
                    int count,
                    long total,
                    Instant startedAt,
                    String name,
                    List<String> tags,
                    Map<String, Long> counters) {

                /** The same with one more. */
                public State# plus(long more) {
                    return new State#(count + 1, total + more, startedAt, name, tags, counters);
                }

                public boolean isEmpty() {
                    return count == 0 && tags.isEmpty();
                }
            }
            """;

    private StateSources() {}

    static List<Path> write(Path directory, int records) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("states"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            files.add(Files.writeString(folder.resolve("State" + i + ".java"), RECORD.replace("State#", "State" + i)));
        }
        return files;
    }
}
