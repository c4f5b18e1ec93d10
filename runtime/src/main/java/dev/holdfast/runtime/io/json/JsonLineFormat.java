package dev.holdfast.runtime.io.json;

import dev.holdfast.runtime.io.lines.LineEnds;
import dev.holdfast.runtime.io.lines.LineFormat;
import dev.holdfast.runtime.io.lines.SplitLines;

/**
 * A JSON value a line.
 *
 * @param parser of the values
 */
public record JsonLineFormat<T>(JsonLineParser<T> parser) implements LineFormat<T> {

    @Override
    public String lineName() {
        return "Line";
    }

    @Override
    public LineEnds newEnds() {
        return LineEnds.atEachNewline();
    }

    /** An object, array or text that is whole goes on no further. */
    @Override
    public boolean needsNewline() {
        return false;
    }

    @Override
    public boolean isBlank(SplitLines line) {
        return line.isBlank();
    }

    @Override
    public boolean hasHeading() {
        return false;
    }

    @Override
    public Parser<T> parser(byte[] heading) {
        return parser;
    }
}
