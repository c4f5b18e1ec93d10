package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.runtime.io.csv.CsvFormat;
import dev.holdfast.runtime.io.csv.CsvStyle;
import dev.holdfast.runtime.io.files.FilesToRead;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.io.json.JsonColumns;
import dev.holdfast.runtime.io.lines.LineFormat;
import dev.holdfast.runtime.io.lines.LineRules;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The source of {@link Csv}. Immutable; settings return a copy.
 *
 * <p>Which files are read, in which order, and what may become of them is as for {@link JsonLinesSource}; so are compressed files.
 *
 * <p>Rows are UTF-8 and end with a newline, with or without a carriage return. A cell may stand between quotes, and must if it has
 * a quote, which is doubled, a separator or a newline in it. The first row of each file names the columns, in any order: those that
 * the type does not have are ignored, and components without a column are null. A file whose first row cannot be meant ends the
 * query. Blank rows give no event. A last row without newline may be half of one, so it waits for its newline.
 *
 * <p>An empty cell without quotes is null. Any other is read as {@link JsonLinesSource} reads a value with this text, and nothing
 * is converted: {@code 007} is no number, {@code yes} is not true. A row is bad if a cell does not fit, if it has not as many cells
 * as there are columns, if its quotes are wrong, if it is longer than {@link #maxLineBytes}, or if the type's constructor refuses
 * it. A bad row ends the query, unless {@link #skipBadLines} or {@link #deadLettersTo} says otherwise.
 *
 * @param <T> the type of the events
 */
public final class CsvSource<T> extends LineSource<T, CsvSource<T>> {

    private final CsvStyle style;

    private CsvSource(Settings<T> settings, CsvStyle style) {
        super(settings);
        this.style = style;
    }

    static <T> CsvSource<T> of(Path path, Class<T> type) {
        FilesToRead files = FilesToRead.of(path, SourceFiles.local(), Clock.system());
        return new CsvSource<>(new Settings<>(Csv.id(path), type, files, LineRules.DEFAULT), CsvStyle.DEFAULT);
    }

    /**
     * The same source, with another character between cells; by default a comma.
     *
     * @param separator an ASCII character, {@code ';'} or {@code '\t'}
     */
    @CheckReturnValue
    public CsvSource<T> separatedBy(char separator) {
        return new CsvSource<>(settings(), style.separatedBy(separator));
    }

    /**
     * The same source, with another text that stands for null when it has no quotes; an empty cell is then an empty text.
     *
     * @param text for example {@code NULL}; without quotes, separators and newlines
     */
    @CheckReturnValue
    public CsvSource<T> nullText(String text) {
        return new CsvSource<>(settings(), style.withNullText(text));
    }

    /** The same source, of files whose first row is one like the others: columns are the components of the type, in their order. */
    @CheckReturnValue
    public CsvSource<T> withoutHeading() {
        return new CsvSource<>(settings(), style.withoutHeading());
    }

    @Override
    CsvSource<T> with(Settings<T> newSettings) {
        return new CsvSource<>(newSettings, style);
    }

    @Override
    LineFormat<T> format() throws IOException {
        return new CsvFormat<>(
                style, JsonColumns.of(settings().type(), settings().rules().unit()));
    }

    @Override
    String formatName() {
        return "CSV";
    }
}
