package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.FileAccess;
import dev.holdfast.runtime.io.csv.CsvRowEncoder;
import dev.holdfast.runtime.io.csv.CsvStyle;
import dev.holdfast.runtime.io.csv.CsvText;
import dev.holdfast.runtime.io.json.JsonCells;
import dev.holdfast.runtime.io.output.BatchFiles;
import dev.holdfast.runtime.io.output.BatchFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The sink of {@link Csv}. Immutable; settings return a copy.
 *
 * <p>Each batch that has rows becomes one file, {@code 00000000000000000042.csv} for batch 42, exactly once and under the same
 * rules as the files of {@link JsonLinesSink}. Its first row names the columns, which are the components of the type, in their
 * order. Cells have the text that JSON would have, and quotes where they need them; null is an empty cell, and empty text
 * {@code ""}.
 *
 * @param <T> the type of the rows
 */
public final class CsvSink<T> implements OutboxSink<T> {

    private final String id;
    private final Path directory;
    private final Class<T> type;
    private final CsvStyle style;
    private final CheckpointFiles files;

    private CsvSink(String id, Path directory, Class<T> type, CsvStyle style, CheckpointFiles files) {
        this.id = Objects.requireNonNull(id, "id");
        this.directory = directory;
        this.type = type;
        this.style = style;
        this.files = files;
    }

    static <T> CsvSink<T> of(Path directory, Class<T> type) {
        JsonCells.of(type); // refuses the type here, where the program names it
        return new CsvSink<>(Csv.id(directory), directory, type, CsvStyle.DEFAULT, CheckpointFiles.local());
    }

    /**
     * The same sink under another id. The id names the sink in the checkpoint and must stay the same over restarts; a directory
     * that has rows keeps the id under which they were written.
     */
    @CheckReturnValue
    public CsvSink<T> named(String newId) {
        return new CsvSink<>(newId, directory, type, style, files);
    }

    /** The same sink, with another character between cells, as {@link CsvSource#separatedBy} says. */
    @CheckReturnValue
    public CsvSink<T> separatedBy(char separator) {
        return with(style.separatedBy(separator));
    }

    /** The same sink, with another text for null; text that is the same gets quotes. */
    @CheckReturnValue
    public CsvSink<T> nullText(String text) {
        return with(style.withNullText(text));
    }

    /** The same sink, without a first row that names the columns. */
    @CheckReturnValue
    public CsvSink<T> withoutHeading() {
        return with(style.withoutHeading());
    }

    private CsvSink<T> with(CsvStyle newStyle) {
        return new CsvSink<>(id, directory, type, newStyle, files);
    }

    /** The same sink, whose files others can read too, as {@link JsonLinesSink#readableBy} says. */
    @CheckReturnValue
    public CsvSink<T> readableBy(FileAccess readers) {
        return new CsvSink<>(id, directory, type, style, CheckpointFiles.local(readers));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "CSV in " + directory;
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<T> newEncoder() {
        return new CsvRowEncoder<>(style, JsonCells.of(type));
    }

    /** Fails if the directory cannot be written, or if another query or another sink has written to it. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        return BatchFiles.open(files, directory, id, new BatchFormat(".csv", heading()), run);
    }

    private String heading() {
        return style.hasHeading()
                ? CsvText.row(style, List.copyOf(JsonCells.of(type).names()))
                : "";
    }
}
