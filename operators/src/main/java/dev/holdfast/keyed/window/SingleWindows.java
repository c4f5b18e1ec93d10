package dev.holdfast.keyed.window;

/** Where windows begin and end of which each moment is in one, in milliseconds. What would lie outside the range of times is moved to its nearest end. */
interface SingleWindows {

    /** The start of the window that holds a time. */
    long start(long timeMillis);

    /** The last millisecond of the window that has a start. */
    long last(long startMillis);
}
