package dev.holdfast.runtime.io;

/** What happens to a line that gives no event. */
enum BadLines {
    FAIL,
    SKIP,
    DEAD_LETTER
}
