package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The source of {@link JsonLines}. Immutable; settings return a copy.
 *
 * <p>Whether the path is a file or a directory is decided when the query starts. A directory is read in order of the file
 * names; files are expected complete, so write them elsewhere and move them in, each under a name behind all others. Names that
 * begin with a dot or an underscore or end in {@code .tmp}, and subdirectories, are left out; symbolic links to files are
 * refused. A file may grow while
 * it is the last one. Files before the one that was read last may be deleted.
 *
 * <p>The query ends when a new file sorts before the one that was read last, or when that file is missing, became shorter, or
 * grew inside a line that was read. A file that arrives while no query runs and sorts before is not noticed and not read.
 *
 * <p>Lines are UTF-8 and end with a newline; blank lines count as lines but give no event. A last line without newline may be
 * half of one, so it waits for the newline, or for a later file. A query that ends by itself reads it if it gives an event as
 * it is. A line is bad if it is longer than {@link #maxLineBytes}, if it is no JSON value of the type, or if the type's
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
    private final CheckpointFiles files;

    private JsonLinesSource(String id, Path path, Class<T> type, LineRules rules, CheckpointFiles files) {
        this.id = Objects.requireNonNull(id, "id");
        this.path = path;
        this.type = type;
        this.rules = rules;
        this.files = files;
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type) {
        return of(path, type, CheckpointFiles.local());
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type, CheckpointFiles files) {
        Objects.requireNonNull(type, "type");
        return new JsonLinesSource<>(JsonLinesId.of(path), path, type, LineRules.DEFAULT, files);
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public JsonLinesSource<T> named(String newId) {
        return new JsonLinesSource<>(newId, path, type, rules, files);
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
        if (bytes < 1 || bytes > 1 << 30) {
            throw new IllegalArgumentException(
                    "A line has 1 to " + (1 << 30) + " bytes, not " + bytes + ". Pass a limit within that.");
        }
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

    private JsonLinesSource<T> with(LineRules newRules) {
        return new JsonLinesSource<>(id, path, type, newRules, files);
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
        InputFiles input = InputFiles.open(files, path);
        return new JsonLinesReader<>(
                id, input, JsonLineParser.of(type, rules.unit()), rules, context.takesDeadLetters());
    }
}
