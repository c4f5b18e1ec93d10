package dev.holdfast.samples;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads back what {@code JsonLines.sink} wrote. */
public final class OutputFiles {

    private OutputFiles() {}

    /** All rows in a sink's directory, in the order in which they were delivered. */
    public static <T> List<T> read(Path directory, Class<T> type) throws IOException {
        ObjectReader reader =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(type);
        List<T> rows = new ArrayList<>();
        for (Path file : batches(directory)) {
            for (String line : Files.readAllLines(file)) {
                rows.add(reader.readValue(line));
            }
        }
        return rows;
    }

    /** The files of a sink's directory, one per batch, in order of the batches. */
    public static List<Path> batches(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
