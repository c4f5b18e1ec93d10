package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.NameFilter;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.io.json.JsonLineFormat;
import dev.holdfast.runtime.io.json.JsonLineParser;
import dev.holdfast.runtime.io.json.JsonLinesId;
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
 * The source of {@link JsonLines}. Immutable; settings return a copy.
 *
 * <p>Whether the path is a file or a directory is decided when the query starts. Files are expected complete, so write them
 * elsewhere and move them in, under any names. Files that were begun are read on first, then new ones, both in order of their
 * names. Names that begin with a dot or an underscore or end in {@code .tmp}, subdirectories, and what {@link #onlyFiles} does not
 * name are left out; symbolic links to files are refused. A file whose name ends in {@code .gz} is unpacked, as a whole; one that is
 * compressed otherwise is refused.
 *
 * <p>A file is known by its inode and the content that was read. It may grow by whole lines; it may be renamed within its
 * directory, also while another takes its name; and when it was read to its end it may be deleted. The query ends, and does not
 * start again until that is put right, when a file is gone before its end, became shorter, has other content than was read, or
 * was replaced by another.
 *
 * <p>Lines are UTF-8 and end with a newline; blank lines count as lines but give no event. A last line without newline may be
 * half of one, so it waits. If it gives an event as it is, it is read when a later file is there, and by a query that ends by
 * itself. A line is bad if it is longer than {@link #maxLineBytes}, if it is no JSON value of the type, or if the type's
 * constructor refuses it. Nothing is converted: text is no number, a number no text, and a number no time unless
 * {@link #timesIn} says so. A bad line ends the query, unless {@link #skipBadLines} or {@link #deadLettersTo} says otherwise.
 * That a type cannot be read from JSON at all is found when the query starts.
 *
 * @param <T> the type of the events
 */
public final class JsonLinesSource<T> implements Source<T> {

    private final String id;
    private final Path path;
    private final Class<T> type;
    private final LineRules rules;
    private final NameFilter names;
    private final SourceFiles files;
    private final Clock clock;

    private JsonLinesSource(
            String id, Path path, Class<T> type, LineRules rules, NameFilter names, SourceFiles files, Clock clock) {
        this.id = Objects.requireNonNull(id, "id");
        this.path = path;
        this.type = type;
        this.rules = rules;
        this.names = names;
        this.files = files;
        this.clock = clock;
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type) {
        return of(path, type, SourceFiles.local(), Clock.system());
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type, SourceFiles files, Clock clock) {
        Objects.requireNonNull(type, "type");
        return new JsonLinesSource<>(JsonLinesId.of(path), path, type, LineRules.DEFAULT, NameFilter.ALL, files, clock);
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public JsonLinesSource<T> named(String newId) {
        return new JsonLinesSource<>(newId, path, type, rules, names, files, clock);
    }

    /** The same source, but bad lines are left out and counted. */
    @CheckReturnValue
    public JsonLinesSource<T> skipBadLines() {
        return with(rules.with(BadLines.SKIP, null));
    }

    /** The same source, but bad lines are counted and go to {@code sink}, with its guarantee. */
    @CheckReturnValue
    public JsonLinesSource<T> deadLettersTo(Sink<? super DeadLetter> sink) {
        Objects.requireNonNull(sink, "sink");
        return with(rules.with(BadLines.DEAD_LETTER, sink));
    }

    /**
     * The same source, with another limit to the length of a line: a longer one is bad, and never in memory as a whole. By
     * default 16 MiB.
     *
     * @param bytes without the newline, 1 to 1 GiB
     */
    @CheckReturnValue
    public JsonLinesSource<T> maxLineBytes(int bytes) {
        return with(rules.withMaxBytes(bytes));
    }

    /**
     * The same source, but numbers stand for times: for an {@link java.time.Instant}, {@link java.time.OffsetDateTime},
     * {@link java.time.ZonedDateTime}, {@link java.util.Date} or {@link java.util.Calendar} what has passed since
     * 1970-01-01T00:00Z, and for a {@link java.time.Duration} its length. Text of ISO 8601 is still read too. Without this a
     * line with such a number is bad, since nothing in it says the unit.
     *
     * @param unit of all of them; for a component with another unit use Jackson's {@code @JsonDeserialize}
     */
    @CheckReturnValue
    public JsonLinesSource<T> timesIn(TimeUnit unit) {
        return with(rules.withUnit(Objects.requireNonNull(unit, "unit")));
    }

    /**
     * The same source, but of a directory only the files whose name matches a pattern are read. By default all are that are
     * neither hidden nor temporary. Of no effect if the path is a file.
     *
     * <p>The pattern must also match the names that files get when they are rotated, and stay as it is while the checkpoint lives.
     *
     * @param glob matches the whole name: {@code *} stands for any characters, {@code ?} for one, <code>{a,b}</code> for either
     * @throws IllegalArgumentException if it is no pattern of a name
     */
    @CheckReturnValue
    public JsonLinesSource<T> onlyFiles(String glob) {
        return new JsonLinesSource<>(id, path, type, rules, NameFilter.glob(glob), files, clock);
    }

    private JsonLinesSource<T> with(LineRules newRules) {
        return new JsonLinesSource<>(id, path, type, newRules, names, files, clock);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "JSON lines of " + path;
    }

    @Override
    public Optional<Sink<? super DeadLetter>> deadLetterSink() {
        return Optional.ofNullable(rules.deadLetters());
    }

    @Override
    public SourceReader<T> open(SourceContext context) throws IOException {
        FileTracker tracker = FileTracker.open(files, path, names, clock);
        JsonLineParser<T> parser = JsonLineParser.of(type, rules.unit());
        return new LinesReader<>(id, tracker, new JsonLineFormat<>(parser), rules, context.takesDeadLetters());
    }
}
