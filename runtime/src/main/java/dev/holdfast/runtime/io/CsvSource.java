package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.csv.CsvFormat;
import dev.holdfast.runtime.io.csv.CsvStyle;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.NameFilter;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.io.json.JsonColumns;
import dev.holdfast.runtime.io.lines.BadLines;
import dev.holdfast.runtime.io.lines.LineRules;
import dev.holdfast.runtime.io.lines.LinesReader;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
public final class CsvSource<T> implements Source<T> {

    private final String id;
    private final Path path;
    private final Class<T> type;
    private final LineRules rules;
    private final NameFilter names;
    private final CsvStyle style;

    private CsvSource(String id, Path path, Class<T> type, LineRules rules, NameFilter names, CsvStyle style) {
        this.id = Objects.requireNonNull(id, "id");
        this.path = path;
        this.type = Objects.requireNonNull(type, "type");
        this.rules = rules;
        this.names = names;
        this.style = style;
    }

    static <T> CsvSource<T> of(Path path, Class<T> type) {
        return new CsvSource<>(Csv.id(path), path, type, LineRules.DEFAULT, NameFilter.ALL, CsvStyle.DEFAULT);
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public CsvSource<T> named(String newId) {
        return new CsvSource<>(newId, path, type, rules, names, style);
    }

    /**
     * The same source, with another character between cells; by default a comma.
     *
     * @param separator an ASCII character, {@code ';'} or {@code '\t'}
     */
    @CheckReturnValue
    public CsvSource<T> separatedBy(char separator) {
        return with(style.separatedBy(separator));
    }

    /**
     * The same source, with another text that stands for null when it has no quotes; an empty cell is then an empty text.
     *
     * @param text for example {@code NULL}; without quotes, separators and newlines
     */
    @CheckReturnValue
    public CsvSource<T> nullText(String text) {
        return with(style.withNullText(text));
    }

    /** The same source, of files whose first row is one like the others: columns are the components of the type, in their order. */
    @CheckReturnValue
    public CsvSource<T> withoutHeading() {
        return with(style.withoutHeading());
    }

    /** The same source, but bad rows are left out and counted. */
    @CheckReturnValue
    public CsvSource<T> skipBadLines() {
        return with(rules.with(BadLines.SKIP, null));
    }

    /** The same source, but bad rows are counted and go to {@code sink}, with its guarantee. */
    @CheckReturnValue
    public CsvSource<T> deadLettersTo(Sink<? super DeadLetter> sink) {
        return with(rules.with(BadLines.DEAD_LETTER, Objects.requireNonNull(sink, "sink")));
    }

    /**
     * The same source, with another limit to the length of a row: a longer one is bad, and never in memory as a whole. By default
     * 16 MiB.
     *
     * @param bytes without the newline, 1 to 1 GiB
     */
    @CheckReturnValue
    public CsvSource<T> maxLineBytes(int bytes) {
        return with(rules.withMaxBytes(bytes));
    }

    /**
     * The same source, but numbers stand for times, as {@link JsonLinesSource#timesIn} says.
     *
     * @param unit of all of them
     */
    @CheckReturnValue
    public CsvSource<T> timesIn(TimeUnit unit) {
        return with(rules.withUnit(Objects.requireNonNull(unit, "unit")));
    }

    /**
     * The same source, but of a directory only the files whose name matches a pattern are read, as
     * {@link JsonLinesSource#onlyFiles} says.
     *
     * @param glob matches the whole name: {@code *.csv}
     * @throws IllegalArgumentException if it is no pattern of a name
     */
    @CheckReturnValue
    public CsvSource<T> onlyFiles(String glob) {
        return new CsvSource<>(id, path, type, rules, NameFilter.glob(glob), style);
    }

    private CsvSource<T> with(CsvStyle newStyle) {
        return new CsvSource<>(id, path, type, rules, names, newStyle);
    }

    private CsvSource<T> with(LineRules newRules) {
        return new CsvSource<>(id, path, type, newRules, names, style);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "CSV of " + path;
    }

    @Override
    public Optional<Sink<? super DeadLetter>> deadLetterSink() {
        return Optional.ofNullable(rules.deadLetters());
    }

    @Override
    public SourceReader<T> open(SourceContext context) throws IOException {
        CsvFormat<T> format = new CsvFormat<>(style, JsonColumns.of(type, rules.unit()));
        FileTracker tracker = FileTracker.open(SourceFiles.local(), path, names, Clock.system());
        return new LinesReader<>(id, tracker, format, rules, context.takesDeadLetters());
    }
}
