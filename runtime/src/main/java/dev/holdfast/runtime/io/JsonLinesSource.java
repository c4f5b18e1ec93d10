package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The source of {@link JsonLines}. Immutable; settings return a copy.
 *
 * <p>Whether the path is a file or a directory is decided when the query starts. Files are expected complete, so write them
 * elsewhere and move them in, under any names. Files that were begun are read on first, then new ones, both in order of their
 * names. Names that begin with a dot or an underscore or end in {@code .tmp}, and subdirectories, are left out; symbolic links to
 * files are refused.
 *
 * <p>A file is known by its inode and the content that was read. It may grow by whole lines; it may be renamed within its
 * directory, also while another takes its name; and when it was read to its end it may be deleted. The query ends, and does not
 * start again until that is put right, when a file is gone before its end, became shorter, has other content than was read, or
 * was replaced by another.
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
    private final SourceFiles files;
    private final Clock clock;

    private JsonLinesSource(
            String id,
            Path path,
            Class<T> type,
            BadLines badLines,
            @Nullable Sink<? super DeadLetter> deadLetters,
            SourceFiles files,
            Clock clock) {
        this.id = Objects.requireNonNull(id, "id");
        this.path = path;
        this.type = type;
        this.badLines = badLines;
        this.deadLetters = deadLetters;
        this.files = files;
        this.clock = clock;
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type) {
        return of(path, type, SourceFiles.local(), Clock.system());
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type, SourceFiles files, Clock clock) {
        Objects.requireNonNull(type, "type");
        return new JsonLinesSource<>(JsonLinesId.of(path), path, type, BadLines.FAIL, null, files, clock);
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public JsonLinesSource<T> named(String newId) {
        return new JsonLinesSource<>(newId, path, type, badLines, deadLetters, files, clock);
    }

    /** The same source, but bad lines are left out and counted. */
    @CheckReturnValue
    public JsonLinesSource<T> skipBadLines() {
        return new JsonLinesSource<>(id, path, type, BadLines.SKIP, null, files, clock);
    }

    /** The same source, but bad lines are counted and go to {@code sink}, with its guarantee. */
    @CheckReturnValue
    public JsonLinesSource<T> deadLettersTo(Sink<? super DeadLetter> sink) {
        Objects.requireNonNull(sink, "sink");
        return new JsonLinesSource<>(id, path, type, BadLines.DEAD_LETTER, sink, files, clock);
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
        FileTracker tracker = FileTracker.open(files, path, clock);
        return new JsonLinesReader<>(id, tracker, new JsonLineParser<>(type), badLines);
    }
}
