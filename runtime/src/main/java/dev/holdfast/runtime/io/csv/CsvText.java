package dev.holdfast.runtime.io.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows: with quotes only where they are needed, and a newline behind each. */
public final class CsvText {

    private CsvText() {}

    /** A row with its newline. */
    public static String row(CsvStyle style, List<@Nullable String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                row.append(style.separator());
            }
            append(row, style, cells.get(i));
        }
        return row.append('\n').toString();
    }

    private static void append(StringBuilder row, CsvStyle style, @Nullable String cell) {
        if (cell == null) {
            row.append(style.nullText());
        } else if (style.needsQuotes(cell)) {
            row.append(CsvStyle.QUOTE).append(cell.replace("\"", "\"\"")).append(CsvStyle.QUOTE);
        } else {
            row.append(cell);
        }
    }
}
