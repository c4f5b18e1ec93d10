package dev.holdfast.tools;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values as RFC 4180 has them, with a heading. */
final class CsvRows implements Rows {

    private final PrintWriter out;

    CsvRows(PrintWriter out, List<String> columns) {
        this.out = out;
        out.println(String.join(",", columns));
    }

    @Override
    public void add(Cell... cells) {
        out.println(Arrays.stream(cells).map(cell -> field(cell.text())).collect(Collectors.joining(",")));
    }

    private static String field(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        out.flush();
    }
}
