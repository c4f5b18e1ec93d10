package dev.holdfast.runtime.io.lines;

import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.ForeignOffset;
import dev.holdfast.runtime.io.files.ForeignOffsetException;
import dev.holdfast.runtime.io.files.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files line by line, whatever a line means. */
public final class LinesReader<T> implements SourceReader<T> {

    private final String source;
    private final FileTracker tracker;
    private final InputFiles input;
    private final LineContents contents;
    private final LinePlanner planner;
    private final LineFormat<T> format;
    private final FileParsers<T> parsers;
    private final LineRules rules;
    private final boolean takesDeadLetters;

    /** Reads the files of a tracker. */
    public LinesReader(
            String source, FileTracker tracker, LineFormat<T> format, LineRules rules, boolean takesDeadLetters)
            throws IOException {
        this.source = source;
        this.tracker = tracker;
        this.format = format;
        this.rules = rules;
        this.takesDeadLetters = takesDeadLetters;
        input = tracker.input();
        contents = new LineContents(input);
        parsers = FileParsers.of(input, contents, format, rules);
        planner = new LinePlanner(tracker, format.newEnds(), this::givesEvent);
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
        if (format.needsNewline()) {
            return false;
        }
        LineFormat.Parser<T> parser = parsers.of(line.file());
        try (InputStream in = input.read(line.file(), line.position())) {
            SplitLines lines = lines(in, line);
            lines.next();
            parse(parser, lines);
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

    @Override
    public ReadPlan planAgain(@Nullable Offset from, Offset end) throws IOException {
        try {
            return planner.planAgain(from, end);
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
        LineFormat.Parser<T> parser = parsers.of(lines.file());
        contents.read(lines, in -> {
            SplitLines reader = lines(in, lines);
            while (reader.next()) {
                if (!isHeading(reader) && (reader.isTooLong() || !format.isBlank(reader))) {
                    readLine(parser, reader, lines.file(), out);
                }
            }
        });
    }

    private boolean isHeading(SplitLines line) {
        return format.hasHeading() && line.number() == 1;
    }

    private void readLine(LineFormat.Parser<T> parser, SplitLines line, String file, EventConsumer<? super T> out)
            throws IOException {
        T event;
        try {
            event = parse(parser, line);
        } catch (BadLineException e) {
            refuse(line, file, e, out);
            return;
        }
        out.event(event);
    }

    private T parse(LineFormat.Parser<T> parser, SplitLines line) throws BadLineException {
        if (line.isTooLong()) {
            throw new BadLineException(
                    "is longer than " + rules.maxBytes() + " bytes, the limit that maxLineBytes(…) sets");
        }
        return parser.parse(line.array(), line.start(), line.length());
    }

    private SplitLines lines(InputStream in, LineSplit split) {
        return new SplitLines(in, split, input.path(split.file()), rules.maxBytes(), format.newEnds());
    }

    private void refuse(SplitLines line, String file, BadLineException reason, EventConsumer<? super T> out)
            throws IOException {
        String position = file + ":" + line.number();
        switch (rules.badLines()) {
            case FAIL ->
                throw new IOException(format.lineName() + " " + line.number() + " of file " + input.path(file) + " "
                        + reason.getMessage() + ". Correct the line, or tell source " + source
                        + " to leave such lines out with skipBadLines()"
                        + (takesDeadLetters ? " or deadLettersTo(sink)." : "."));
            case SKIP -> out.skipped();
            case DEAD_LETTER -> out.deadLetter(new DeadLetter(source, position, reason.getMessage(), line.text()));
        }
    }

    @Override
    public void close() throws IOException {
        try (planner;
                contents) {
            // closes both
        }
    }
}
