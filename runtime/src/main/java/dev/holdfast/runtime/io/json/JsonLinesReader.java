package dev.holdfast.runtime.io.json;

import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.runtime.io.JsonLinesSource;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.ForeignOffset;
import dev.holdfast.runtime.io.files.ForeignOffsetException;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.lines.BadLineException;
import dev.holdfast.runtime.io.lines.LinePlanner;
import dev.holdfast.runtime.io.lines.LineRules;
import dev.holdfast.runtime.io.lines.LineSplit;
import dev.holdfast.runtime.io.lines.SplitLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link JsonLinesSource}. */
public final class JsonLinesReader<T> implements SourceReader<T> {

    private final String source;
    private final FileTracker tracker;
    private final InputFiles input;
    private final LinePlanner planner;
    private final JsonLineParser<T> parser;
    private final LineRules rules;
    private final boolean takesDeadLetters;

    /** Reads the files of a tracker. */
    public JsonLinesReader(
            String source, FileTracker tracker, JsonLineParser<T> parser, LineRules rules, boolean takesDeadLetters) {
        this.source = source;
        this.tracker = tracker;
        this.parser = parser;
        this.rules = rules;
        this.takesDeadLetters = takesDeadLetters;
        input = tracker.input();
        planner = new LinePlanner(tracker, this::givesEvent);
    }

    @Override
    public Offset latest() throws IOException {
        return tracker.look();
    }

    @Override
    public Offset end() throws IOException {
        planner.end();
        return tracker.look();
    }

    @Override
    public Optional<String> unfinished() {
        return planner.waiting();
    }

    /** Whether a line without newline gives an event as it is, and could not grow to another one. */
    private boolean givesEvent(LineSplit line) throws IOException {
        try (InputStream in = input.read(line.file(), line.position())) {
            SplitLines lines = lines(in, line);
            lines.next();
            parse(lines);
            return !lines.endsInWord();
        } catch (BadLineException e) {
            return false;
        }
    }

    @Override
    public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
        try {
            return planner.plan(from, limits);
        } catch (ForeignOffsetException e) {
            throw ForeignOffset.of(source, e.offset());
        }
    }

    /** What the files have behind the last plan; a last line that waits for its newline is a part of it. */
    @Override
    public Backlog backlog(Offset from, Offset until) {
        return Backlog.ofBytes(
                tracker.unread().mapToLong(file -> file.size() - file.bytes()).sum());
    }

    @Override
    public void read(Split split, EventConsumer<? super T> out) throws IOException {
        LineSplit lines = (LineSplit) split;
        try (InputStream in = input.read(lines.file(), lines.position())) {
            SplitLines reader = lines(in, lines);
            while (reader.next()) {
                if (reader.isTooLong() || !reader.isBlank()) {
                    readLine(reader, lines.file(), out);
                }
            }
        }
    }

    private void readLine(SplitLines line, String file, EventConsumer<? super T> out) throws IOException {
        T event;
        try {
            event = parse(line);
        } catch (BadLineException e) {
            refuse(line, file, e, out);
            return;
        }
        out.event(event);
    }

    private T parse(SplitLines line) throws BadLineException {
        if (line.isTooLong()) {
            throw new BadLineException(
                    "is longer than " + rules.maxBytes() + " bytes, the limit that maxLineBytes(…) sets");
        }
        return parser.parse(line.array(), line.start(), line.length());
    }

    private SplitLines lines(InputStream in, LineSplit split) {
        return new SplitLines(in, split, input.path(split.file()), rules.maxBytes());
    }

    private void refuse(SplitLines line, String file, BadLineException reason, EventConsumer<? super T> out)
            throws IOException {
        String position = file + ":" + line.number();
        switch (rules.badLines()) {
            case FAIL ->
                throw new IOException("Line " + line.number() + " of file " + input.path(file) + " "
                        + reason.getMessage() + ". Correct the line, or tell source " + source
                        + " to leave such lines out with skipBadLines()"
                        + (takesDeadLetters ? " or deadLettersTo(sink)." : "."));
            case SKIP -> out.skipped();
            case DEAD_LETTER -> out.deadLetter(new DeadLetter(source, position, reason.getMessage(), line.text()));
        }
    }

    @Override
    public void close() throws IOException {
        planner.close();
    }
}
