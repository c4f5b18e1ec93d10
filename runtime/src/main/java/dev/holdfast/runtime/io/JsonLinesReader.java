package dev.holdfast.runtime.io;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.ForeignOffsetException;
import dev.holdfast.runtime.io.files.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link JsonLinesSource}. */
final class JsonLinesReader<T> implements SourceReader<T> {

    private final String source;
    private final FileTracker tracker;
    private final InputFiles input;
    private final JsonLinesPlanner planner;
    private final JsonLineParser<T> parser;
    private final BadLines badLines;

    JsonLinesReader(String source, FileTracker tracker, JsonLineParser<T> parser, BadLines badLines) {
        this.source = source;
        this.tracker = tracker;
        input = tracker.input();
        this.parser = parser;
        this.badLines = badLines;
        planner = new JsonLinesPlanner(tracker);
    }

    @Override
    public Offset latest() throws IOException {
        return tracker.look();
    }

    @Override
    public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
        try {
            return planner.plan(from, limits);
        } catch (ForeignOffsetException e) {
            throw IndexOffset.foreign(source, e.offset());
        }
    }

    @Override
    public void read(Split split, EventConsumer<? super T> out) throws IOException {
        JsonLinesSplit lines = (JsonLinesSplit) split;
        try (InputStream in = input.read(lines.file(), lines.position())) {
            SplitLines reader = new SplitLines(in, lines, input.path(lines.file()));
            while (reader.next()) {
                if (!reader.isBlank()) {
                    readLine(reader, lines.file(), out);
                }
            }
        }
    }

    private void readLine(SplitLines line, String file, EventConsumer<? super T> out) throws IOException {
        T event;
        try {
            event = parser.parse(line.array(), line.start(), line.length());
        } catch (BadLineException e) {
            refuse(line, file, e, out);
            return;
        }
        out.event(event);
    }

    private void refuse(SplitLines line, String file, BadLineException reason, EventConsumer<? super T> out)
            throws IOException {
        String position = file + ":" + line.number();
        switch (badLines) {
            case FAIL ->
                throw new IOException("Line " + line.number() + " of file " + input.path(file) + " "
                        + reason.getMessage() + ". Correct the line, or tell source " + source
                        + " to leave such lines out with skipBadLines() or deadLettersTo(sink).");
            case SKIP -> out.skipped();
            case DEAD_LETTER -> out.deadLetter(new DeadLetter(source, position, reason.getMessage(), line.text()));
        }
    }

    @Override
    public void close() throws IOException {
        planner.close();
    }
}
