package dev.holdfast.runtime.io.csv;

import dev.holdfast.runtime.io.lines.LineEnds;

/** A newline ends a row, unless it stands between quotes. A quote opens only where a cell begins. */
final class CsvLineEnds implements LineEnds {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte separator;
    private boolean quoted;

    /** Whether a quote that stands here opens, or goes on after one that seemed to close. */
    private boolean opens = true;

    private int mark;

    CsvLineEnds(char separator) {
        this.separator = (byte) separator;
    }

    @Override
    public int find(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n' && !quoted) {
                return i + 1;
            }
            if (!isMark(bytes[i])) {
                see(bytes[i]);
            }
        }
        return -1;
    }

    private void see(byte next) {
        if (quoted) {
            quoted = next != CsvStyle.QUOTE;
            opens = !quoted;
        } else {
            quoted = next == CsvStyle.QUOTE && opens;
            opens = next == separator;
        }
    }

    /** A byte order mark stands before the first cell of a file, not in it. */
    private boolean isMark(byte next) {
        boolean isNext = mark < BYTE_ORDER_MARK.length && next == BYTE_ORDER_MARK[mark];
        mark = isNext ? mark + 1 : BYTE_ORDER_MARK.length;
        return isNext;
    }

    @Override
    public void restart() {
        quoted = false;
        opens = true;
        mark = 0;
    }
}
