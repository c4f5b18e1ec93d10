package dev.holdfast.runtime.io;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.json.JsonLinesId;
import dev.holdfast.runtime.io.json.JsonRowEncoder;
import dev.holdfast.runtime.io.output.BatchFormat;
import dev.holdfast.runtime.io.output.FileFormat;
import dev.holdfast.runtime.io.output.OutputSettings;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The sink of {@link JsonLines}. Immutable; settings return a copy.
 *
 * <p>Each batch that has rows becomes one file, {@code 00000000000000000042.jsonl} for batch 42. It appears complete, or not at
 * all, and survives a crash of the machine from then on. So each row is there exactly once, even if update functions are not
 * deterministic. The file may be moved, compressed or deleted from then on: that the batch was delivered is known from a hidden
 * file, {@code .00000000000000000042.delivered}. That one and {@code _query}, which names the query and the sink that own the
 * directory, must stay. Other names that begin with a dot are files in the making.
 *
 * <p>With {@link #partitionedBy} each batch becomes a file for each directory that its rows go to, under the same rules.
 *
 * <p>A row is one line of UTF-8; properties stand in the order of the record's components, and null is written as null.
 *
 * @param <T> the type of the rows
 */
public final class JsonLinesSink<T> extends FileSink<T, JsonLinesSink<T>> {

    private static final BatchFormat FORMAT = new BatchFormat(".jsonl");

    private JsonLinesSink(Class<T> type, OutputSettings<T> settings) {
        super(type, settings);
    }

    static <T> JsonLinesSink<T> of(Path directory, Class<T> type) {
        return of(directory, type, CheckpointFiles.local());
    }

    static <T> JsonLinesSink<T> of(Path directory, Class<T> type, CheckpointFiles files) {
        return new JsonLinesSink<>(
                Objects.requireNonNull(type, "type"), OutputSettings.of(JsonLinesId.of(directory), directory, files));
    }

    @Override
    JsonLinesSink<T> with(OutputSettings<T> newSettings) {
        return new JsonLinesSink<>(type(), newSettings);
    }

    @Override
    RowEncoder<T> rowEncoder() {
        return new JsonRowEncoder<>();
    }

    @Override
    FileFormat format() {
        return FORMAT;
    }

    @Override
    String formatName() {
        return "JSON lines";
    }
}
