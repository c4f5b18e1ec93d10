package dev.holdfast.runtime.io.csv;

import dev.holdfast.runtime.io.json.JsonColumns;
import dev.holdfast.runtime.io.lines.BadLineException;
import dev.holdfast.runtime.io.lines.LineEnds;
import dev.holdfast.runtime.io.lines.LineFormat;
import dev.holdfast.runtime.io.lines.SplitLines;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row a line, or several lines if a newline stands between quotes.
 *
 * @param style of the rows
 * @param columns what the type has
 */
public record CsvFormat<T>(CsvStyle style, JsonColumns<T> columns) implements LineFormat<T> {

    @Override
    public String lineName() {
        return "Row";
    }

    @Override
    public LineEnds newEnds() {
        return new CsvLineEnds(style.separator());
    }

    @Override
    public boolean hasHeading() {
        return style.hasHeading();
    }

    /** A separator that is a space or a tab is no space: such a row has cells, which may all be null. */
    @Override
    public boolean isBlank(SplitLines line) {
        return line.isBlank() && !line.has((byte) style.separator());
    }

    /** Whatever stands there, {@code 1,2} may become {@code 1,23}. */
    @Override
    public boolean needsNewline() {
        return true;
    }

    @Override
    public Parser<T> parser(byte[] heading) throws IOException {
        JsonColumns.Order<T> order = style.hasHeading() ? columns.order(names(heading)) : columns.order();
        return (array, start, length) -> parse(order, CsvCells.of(style, array, start, length));
    }

    private static <T> T parse(JsonColumns.Order<T> order, List<@Nullable String> cells) throws BadLineException {
        if (cells.size() != order.size()) {
            throw new BadLineException("has " + cells.size() + " cells for " + order.size() + " columns");
        }
        return order.parse(cells);
    }

    /** A column may be called as null is. */
    private List<@Nullable String> names(byte[] heading) throws IOException {
        try {
            return CsvCells.of(style.withNullText(""), heading, 0, heading.length);
        } catch (BadLineException e) {
            throw new IOException("has a first row that names no columns: it " + e.getMessage()
                    + ". Correct it, or say withoutHeading() if it is no heading.");
        }
    }
}
