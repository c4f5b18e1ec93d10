package dev.holdfast.samples.connector;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Lines of text, a file per batch: a whole sink, exactly-once as long as the machine stays up. */
public final class BatchFiles implements OutboxSink<String> {

    private final Path directory;

    /** A sink that writes to a directory. */
    public BatchFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public String id() {
        return "batch-files";
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<String> newEncoder() {
        return (row, out) -> {
            byte[] line = (row + "\n").getBytes(StandardCharsets.UTF_8);
            out.writeRaw(line, 0, line.length);
        };
    }

    @Override
    public Writer open(QueryRun run) throws IOException {
        Files.createDirectories(directory);
        return new BatchWriter(directory, run.epoch());
    }

    private record BatchWriter(Path directory, long epoch) implements Writer {

        @Override
        public OptionalLong lastBatch() throws IOException {
            try (Stream<Path> files = Files.list(directory)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".txt"))
                        .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - 4)))
                        .max();
            }
        }

        @Override
        public void deliver(long batchId, InputStream rows) throws IOException {
            Path part = directory.resolve(batchId + "-" + epoch + ".part");
            Files.copy(rows, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, directory.resolve(batchId + ".txt"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
