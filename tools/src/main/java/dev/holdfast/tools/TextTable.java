package dev.holdfast.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people, whose columns are as wide as they need to be. Numbers stand to the right. */
final class TextTable implements Rows {

    private final PrintWriter out;
    private final List<String> columns;
    private final List<Cell[]> rows = new ArrayList<>();

    TextTable(PrintWriter out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void add(Cell... cells) {
        rows.add(cells.clone());
    }

    @Override
    public void close() {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        for (Cell[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].text().length());
            }
        }
        boolean[] right = new boolean[widths.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = isNumeric(i);
        }
        print(columns.stream().map(Cell::of).toArray(Cell[]::new), widths, right);
        rows.forEach(row -> print(row, widths, right));
        out.flush();
    }

    private void print(Cell[] row, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].text().length());
            line.append(right[i] ? padding + row[i].text() : row[i].text() + padding);
            line.append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    /** Whether a column has numbers only. */
    private boolean isNumeric(int column) {
        return rows.stream()
                .map(row -> row[column])
                .allMatch(cell -> cell.text().isEmpty()
                        || (cell.text().equals(cell.json())
                                && cell.text().chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))));
    }
}
