package dev.holdfast.runtime.io.csv;

import dev.holdfast.runtime.io.lines.BadLineException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a row apart. Used once. */
final class CsvCells {

    private final CsvStyle style;
    private final String row;
    private final List<@Nullable String> cells = new ArrayList<>();
    private int next;

    private CsvCells(CsvStyle style, String row) {
        this.style = style;
        this.row = row;
    }

    /** The cells of a row, of which null stands for null. */
    static List<@Nullable String> of(CsvStyle style, byte[] array, int start, int length) throws BadLineException {
        boolean hasReturn = length > 0 && array[start + length - 1] == '\r';
        return new CsvCells(style, decode(ByteBuffer.wrap(array, start, hasReturn ? length - 1 : length))).read();
    }

    private static String decode(ByteBuffer row) throws BadLineException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(row).toString();
        } catch (CharacterCodingException e) {
            throw new BadLineException("is not UTF-8");
        }
    }

    private List<@Nullable String> read() throws BadLineException {
        cells.add(cell());
        while (next < row.length()) {
            next++; // the separator, where each cell ends
            cells.add(cell());
        }
        return cells;
    }

    private @Nullable String cell() throws BadLineException {
        if (next < row.length() && row.charAt(next) == CsvStyle.QUOTE) {
            return quoted();
        }
        int end = row.indexOf(style.separator(), next);
        String cell = row.substring(next, end < 0 ? row.length() : end);
        if (cell.indexOf(CsvStyle.QUOTE) >= 0) {
            throw bad("has a quote in the midst of its cell ");
        }
        next += cell.length();
        return cell.equals(style.nullText()) ? null : cell;
    }

    private String quoted() throws BadLineException {
        StringBuilder cell = new StringBuilder();
        boolean more = true;
        while (more) {
            int end = row.indexOf(CsvStyle.QUOTE, next + 1);
            if (end < 0) {
                throw bad("has a quote that is not closed in its cell ");
            }
            cell.append(row, next + 1, end);
            next = end + 1;
            more = next < row.length() && row.charAt(next) == CsvStyle.QUOTE;
            if (more) {
                cell.append(CsvStyle.QUOTE);
            }
        }
        if (next < row.length() && row.charAt(next) != style.separator()) {
            throw bad("has text behind a closing quote in its cell ");
        }
        return cell.toString();
    }

    private BadLineException bad(String reason) {
        return new BadLineException(reason + (cells.size() + 1));
    }
}
