package dev.holdfast.testkit;

import java.util.ArrayList;
import java.util.List;

/** Lines of named values in columns, for messages. A name that is the same as in the line before is left out. */
final class TextTable {

    private static final int MOST_LINES = 30;

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a line: names, and last the value. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Adds a line per value, or one that says that there is none. */
    void addAll(String name, List<String> values) {
        addAll(List.of(name), values);
    }

    void addAll(List<String> names, List<String> values) {
        List<String> shown = new ArrayList<>(values.subList(0, Math.min(MOST_LINES, values.size())));
        if (values.isEmpty()) {
            shown.add("none");
        } else if (values.size() > MOST_LINES) {
            shown.add("and " + (values.size() - MOST_LINES) + " more");
        }
        for (String value : shown) {
            List<String> row = new ArrayList<>(names);
            row.add(value);
            rows.add(row);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<String> before = List.of();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            boolean same = true;
            for (int column = 0; column < row.size(); column++) {
                boolean isName = column < row.size() - 1;
                same = same
                        && isName
                        && column < before.size()
                        && row.get(column).equals(before.get(column));
                line.append("  ").append(padded(same ? "" : row.get(column), isName ? width(column) : 0));
            }
            text.append(line.toString().stripTrailing()).append('\n');
            before = row;
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size() - 1)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
