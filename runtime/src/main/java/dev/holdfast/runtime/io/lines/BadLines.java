package dev.holdfast.runtime.io.lines;

/** What happens to a line that gives no event. */
public enum BadLines {
    FAIL,
    SKIP,
    DEAD_LETTER
}
