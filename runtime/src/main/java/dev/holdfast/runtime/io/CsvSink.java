package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.csv.CsvRowEncoder;
import dev.holdfast.runtime.io.csv.CsvStyle;
import dev.holdfast.runtime.io.csv.CsvText;
import dev.holdfast.runtime.io.json.JsonCells;
import dev.holdfast.runtime.io.output.BatchFormat;
import dev.holdfast.runtime.io.output.FileFormat;
import dev.holdfast.runtime.io.output.OutputSettings;
import java.nio.file.Path;
import java.util.List;

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
public final class CsvSink<T> extends FileSink<T, CsvSink<T>> {

    private final CsvStyle style;

    private CsvSink(Class<T> type, OutputSettings<T> settings, CsvStyle style) {
        super(type, settings);
        this.style = style;
    }

    static <T> CsvSink<T> of(Path directory, Class<T> type) {
        JsonCells.of(type); // refuses the type here, where the program names it
        return new CsvSink<>(
                type, OutputSettings.of(Csv.id(directory), directory, CheckpointFiles.local()), CsvStyle.DEFAULT);
    }

    /** The same sink, with another character between cells, as {@link CsvSource#separatedBy} says. */
    @CheckReturnValue
    public CsvSink<T> separatedBy(char separator) {
        return new CsvSink<>(type(), settings(), style.separatedBy(separator));
    }

    /** The same sink, with another text for null; text that is the same gets quotes. */
    @CheckReturnValue
    public CsvSink<T> nullText(String text) {
        return new CsvSink<>(type(), settings(), style.withNullText(text));
    }

    /** The same sink, without a first row that names the columns. */
    @CheckReturnValue
    public CsvSink<T> withoutHeading() {
        return new CsvSink<>(type(), settings(), style.withoutHeading());
    }

    @Override
    CsvSink<T> with(OutputSettings<T> newSettings) {
        return new CsvSink<>(type(), newSettings, style);
    }

    @Override
    RowEncoder<T> rowEncoder() {
        return new CsvRowEncoder<>(style, JsonCells.of(type()));
    }

    @Override
    FileFormat format() {
        return new BatchFormat(".csv", heading());
    }

    @Override
    String formatName() {
        return "CSV";
    }

    private String heading() {
        return style.hasHeading()
                ? CsvText.row(style, List.copyOf(JsonCells.of(type()).names()))
                : "";
    }
}
