package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.files.FilesToRead;
import dev.holdfast.runtime.io.files.NameFilter;
import dev.holdfast.runtime.io.lines.BadLines;
import dev.holdfast.runtime.io.lines.LineFormat;
import dev.holdfast.runtime.io.lines.LineRules;
import dev.holdfast.runtime.io.lines.LinesReader;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the sources of files that are read line by line have in common, whatever a line means. Immutable; settings return a copy.
 *
 * @param <T> the type of the events
 * @param <S> the source itself
 */
public abstract class LineSource<T, S extends LineSource<T, S>> implements Source<T> {

    private final Settings<T> settings;

    LineSource(Settings<T> settings) {
        this.settings = settings;
    }

    /**
     * What a program says of a source.
     *
     * @param id names its offsets
     * @param type of the events
     * @param files that are read
     * @param rules by which lines are taken
     */
    record Settings<T>(String id, Class<T> type, FilesToRead files, LineRules rules) {

        Settings {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(type, "type");
        }
    }

    /** The same source with other settings. */
    abstract S with(Settings<T> newSettings);

    /**
     * What a line means.
     *
     * @throws IOException if no line can give an event
     */
    abstract LineFormat<T> format() throws IOException;

    /** What it reads, for people: {@code CSV}. */
    abstract String formatName();

    Settings<T> settings() {
        return settings;
    }

    private S with(LineRules rules) {
        return with(new Settings<>(settings.id(), settings.type(), settings.files(), rules));
    }

    private S with(FilesToRead files) {
        return with(new Settings<>(settings.id(), settings.type(), files, settings.rules()));
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public S named(String newId) {
        return with(new Settings<>(newId, settings.type(), settings.files(), settings.rules()));
    }

    /** The same source, but bad lines are left out and counted. */
    @CheckReturnValue
    public S skipBadLines() {
        return with(settings.rules().with(BadLines.SKIP, null));
    }

    /** The same source, but bad lines are counted and go to {@code sink}, with its guarantee. */
    @CheckReturnValue
    public S deadLettersTo(Sink<? super DeadLetter> sink) {
        return with(settings.rules().with(BadLines.DEAD_LETTER, Objects.requireNonNull(sink, "sink")));
    }

    /**
     * The same source, with another limit to the length of a line: a longer one is bad, and never in memory as a whole. By
     * default 16 MiB.
     *
     * @param bytes without the newline, 1 to 1 GiB
     */
    @CheckReturnValue
    public S maxLineBytes(int bytes) {
        return with(settings.rules().withMaxBytes(bytes));
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
    public S timesIn(TimeUnit unit) {
        return with(settings.rules().withUnit(Objects.requireNonNull(unit, "unit")));
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
    public S onlyFiles(String glob) {
        return with(settings.files().with(NameFilter.glob(glob)));
    }

    /**
     * The same source, but files in directories below are read too, such as those of a sink that is {@link
     * FileSink#partitionedBy partitioned}. Directories whose names begin with a dot or an underscore are left out. What the names of
     * directories say is not looked at. Of no effect if the path is a file.
     *
     * <p>Positions name files with their directories: once begun, this stays as it is while the checkpoint lives.
     */
    @CheckReturnValue
    public S recursively() {
        return with(settings.files().recursively());
    }

    @Override
    public final String id() {
        return settings.id();
    }

    @Override
    public final String description() {
        return formatName() + " of " + settings.files().path();
    }

    @Override
    public final Optional<Sink<? super DeadLetter>> deadLetterSink() {
        return Optional.ofNullable(settings.rules().deadLetters());
    }

    @Override
    public final SourceReader<T> open(SourceContext context) throws IOException {
        LineFormat<T> format = format();
        return new LinesReader<>(id(), settings.files().open(), format, settings.rules(), context.takesDeadLetters());
    }
}
