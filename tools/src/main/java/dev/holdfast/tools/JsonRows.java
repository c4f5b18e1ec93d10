package dev.holdfast.tools;

import java.io.PrintWriter;
import java.util.List;
import java.util.StringJoiner;

/** One JSON object per row, with the names of the columns. */
final class JsonRows implements Rows {

    private final PrintWriter out;
    private final List<String> columns;

    JsonRows(PrintWriter out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void add(Cell... cells) {
        StringJoiner line = new StringJoiner(",", "{", "}");
        for (int i = 0; i < cells.length; i++) {
            line.add(Cell.quoted(columns.get(i)) + ":" + cells[i].json());
        }
        out.println(line);
    }

    @Override
    public void close() {
        out.flush();
    }
}
