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
import org.jspecify.annotations.Nullable;

/**
 * The source of {@link JsonLines}. Immutable; settings return a copy.
 *
 * <p>Whether the path is a file or a directory is decided when the query starts. A directory is read in order of the file
 * names; files are expected complete, so write them elsewhere and move them in, each under a name behind all others. Names that
 * begin with a dot or an underscore or end in {@code .tmp}, and subdirectories, are left out; symbolic links to files are
 * refused. A file may grow by whole lines
 * while it is the last one. Files before the one that was read last may be deleted.
 *
 * <p>The query ends when a new file sorts before the one that was read last, or when that file is missing, became shorter, or
 * grew inside its last line. A file that arrives while no query runs and sorts before is not noticed and not read.
 *
 * <p>Lines are UTF-8 and end with a newline, which the last one may lack; blank lines count as lines but give no event. A line
 * is bad if it is no JSON value of the type, or if the type's constructor refuses it. A bad line ends the query, unless
 * {@link #skipBadLines} or {@link #deadLettersTo} says otherwise.
 *
 * @param <T> the type of the events
 */
public final class JsonLinesSource<T> implements Source<T> {

    private final String id;
    private final Path path;
    private final Class<T> type;
    private final BadLines badLines;
    private final @Nullable Sink<? super DeadLetter> deadLetters;
    private final CheckpointFiles files;

    private JsonLinesSource(
            String id,
            Path path,
            Class<T> type,
            BadLines badLines,
            @Nullable Sink<? super DeadLetter> deadLetters,
            CheckpointFiles files) {
        this.id = Objects.requireNonNull(id, "id");
        this.path = path;
        this.type = type;
        this.badLines = badLines;
        this.deadLetters = deadLetters;
        this.files = files;
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type) {
        return of(path, type, CheckpointFiles.local());
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type, CheckpointFiles files) {
        Objects.requireNonNull(type, "type");
        return new JsonLinesSource<>(JsonLinesId.of(path), path, type, BadLines.FAIL, null, files);
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public JsonLinesSource<T> named(String newId) {
        return new JsonLinesSource<>(newId, path, type, badLines, deadLetters, files);
    }

    /** The same source, but bad lines are left out and counted. */
    @CheckReturnValue
    public JsonLinesSource<T> skipBadLines() {
        return new JsonLinesSource<>(id, path, type, BadLines.SKIP, null, files);
    }

    /** The same source, but bad lines are counted and go to {@code sink}, with its guarantee. */
    @CheckReturnValue
    public JsonLinesSource<T> deadLettersTo(Sink<? super DeadLetter> sink) {
        Objects.requireNonNull(sink, "sink");
        return new JsonLinesSource<>(id, path, type, BadLines.DEAD_LETTER, sink, files);
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
        return Optional.ofNullable(deadLetters);
    }

    @Override
    public SourceReader<T> open(SourceContext context) throws IOException {
        InputFiles input = InputFiles.open(files, path);
        return new JsonLinesReader<>(id, input, new JsonLineParser<>(type), badLines);
    }
}
