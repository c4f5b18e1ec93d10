package dev.holdfast.runtime.io.csv;

import java.util.Objects;

/**
 * How rows are written.
 *
 * @param separator between two cells; an ASCII character
 * @param nullText the cell that stands for null, if it has no quotes
 * @param hasHeading whether the first row of a file names the columns
 */
public record CsvStyle(char separator, String nullText, boolean hasHeading) {

    /** Commas, an empty cell is null, the first row names the columns. */
    public static final CsvStyle DEFAULT = new CsvStyle(',', "", true);

    static final char QUOTE = '"';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final char LAST_ASCII = '~';

    public CsvStyle {
        Objects.requireNonNull(nullText, "nullText");
        if (separator == QUOTE || (separator < ' ' && separator != '\t') || separator > LAST_ASCII) {
            throw new IllegalArgumentException(
                    "A separator is an ASCII character that is no quote and ends no line. Pass one such as ';' or '\\t'.");
        }
        if (!isPlain(nullText, separator)) {
            throw new IllegalArgumentException(
                    "The text for null has a quote, a separator or a newline, so a cell without"
                            + " quotes cannot hold it. Pass one such as NULL.");
        }
    }

    private static boolean isPlain(String text, char separator) {
        return text.chars().noneMatch(c -> c == QUOTE || c == separator || c == '\n' || c == '\r');
    }

    /** The same, but for the separator. */
    public CsvStyle separatedBy(char newSeparator) {
        return new CsvStyle(newSeparator, nullText, hasHeading);
    }

    /** The same, but for the text for null. */
    public CsvStyle withNullText(String newNullText) {
        return new CsvStyle(separator, newNullText, hasHeading);
    }

    /** The same, but no row names the columns. */
    public CsvStyle withoutHeading() {
        return new CsvStyle(separator, nullText, false);
    }

    /** Whether a text can only be told from null, from the end of a cell, or from the beginning of a file by quotes. */
    boolean needsQuotes(String text) {
        return text.equals(nullText)
                || !isPlain(text, separator)
                || text.isBlank()
                || text.charAt(0) == BYTE_ORDER_MARK;
    }
}
