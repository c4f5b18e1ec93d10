package dev.holdfast.runtime.io;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link JsonLinesSource}. */
final class JsonLinesReader<T> implements SourceReader<T> {

    private final String source;
    private final InputFiles input;
    private final InputEnd end;
    private final JsonLinesPlanner planner;
    private final JsonLineParser<T> parser;
    private final LineRules rules;
    private final boolean takesDeadLetters;

    JsonLinesReader(
            String source, InputFiles input, JsonLineParser<T> parser, LineRules rules, boolean takesDeadLetters) {
        this.source = source;
        this.input = input;
        this.parser = parser;
        this.rules = rules;
        this.takesDeadLetters = takesDeadLetters;
        end = new InputEnd(input);
        planner = new JsonLinesPlanner(input);
    }

    @Override
    public Offset latest() throws IOException {
        input.list();
        return end.find().toOffset();
    }

    /** A line without newline that gives an event as it is, and could not grow to another one, may be taken for a whole one. */
    @Override
    public Offset end() throws IOException {
        input.list();
        JsonLinesOffset whole = end.find();
        JsonLinesSplit rest = end.unfinished();
        return givesEvent(rest)
                ? new JsonLinesOffset(whole.file(), whole.line() + 1, whole.bytes() + rest.length()).toOffset()
                : whole.toOffset();
    }

    @Override
    public Optional<String> unfinished() throws IOException {
        JsonLinesSplit rest = end.unfinished();
        return rest.length() == 0 || givesEvent(rest)
                ? Optional.empty()
                : Optional.of("line " + rest.firstLine() + " of file " + input.path(rest.file())
                        + ", which has no newline and gives no event as it is");
    }

    private boolean givesEvent(JsonLinesSplit line) throws IOException {
        if (line.length() == 0) {
            return false;
        }
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
        return planner.plan(JsonLinesOffset.parse(source, from), JsonLinesOffset.parse(source, until), limits);
    }

    @Override
    public void read(Split split, EventConsumer<? super T> out) throws IOException {
        JsonLinesSplit lines = (JsonLinesSplit) split;
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

    private SplitLines lines(InputStream in, JsonLinesSplit split) {
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
        try (end) {
            planner.close();
        }
    }
}
