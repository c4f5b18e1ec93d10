package dev.holdfast.runtime.io;

import dev.holdfast.runtime.io.files.FilesToRead;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.io.json.JsonLineFormat;
import dev.holdfast.runtime.io.json.JsonLineParser;
import dev.holdfast.runtime.io.json.JsonLinesId;
import dev.holdfast.runtime.io.lines.LineFormat;
import dev.holdfast.runtime.io.lines.LineRules;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;

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
public final class JsonLinesSource<T> extends LineSource<T, JsonLinesSource<T>> {

    private JsonLinesSource(Settings<T> settings) {
        super(settings);
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type) {
        return of(path, type, SourceFiles.local(), Clock.system());
    }

    static <T> JsonLinesSource<T> of(Path path, Class<T> type, SourceFiles files, Clock clock) {
        return new JsonLinesSource<>(
                new Settings<>(JsonLinesId.of(path), type, FilesToRead.of(path, files, clock), LineRules.DEFAULT));
    }

    @Override
    JsonLinesSource<T> with(Settings<T> newSettings) {
        return new JsonLinesSource<>(newSettings);
    }

    @Override
    LineFormat<T> format() throws IOException {
        return new JsonLineFormat<>(
                JsonLineParser.of(settings().type(), settings().rules().unit()));
    }

    @Override
    String formatName() {
        return "JSON lines";
    }
}
