package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.time.Clock;

/**
 * When to list a directory: when its time of modification says that names came or went, and if it is large not more often than a
 * tenth of the time allows.
 */
final class ListingPause {

    private static final int LARGE_DIRECTORY = 10_000;

    /** After it was listed, a large directory is left alone for so many times as long as that took. */
    private static final int PAUSE_FACTOR = 12;

    /** A change of a directory within this time of a listing may have the same time of modification as the next one. */
    private static final long SETTLING_NANOS = 2_000_000_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private long modifiedNanos = Long.MIN_VALUE;
    private long size;
    private boolean isSettled;
    private long startedAt;
    private long endedAt;
    private long onceNanos;

    ListingPause(Clock clock) {
        this.clock = clock;
    }

    /** Whether a directory of so many names is to be left alone even if it has changed. */
    boolean isNow(int names) {
        return names > LARGE_DIRECTORY && clock.nanoTime() - endedAt < PAUSE_FACTOR * (endedAt - startedAt - onceNanos);
    }

    /** Whether the directory is as it was when it was listed. */
    boolean isUnchanged(FileStatus directory) {
        return isSettled && directory.modifiedNanos() == modifiedNanos && directory.size() == size;
    }

    void start(FileStatus directory) {
        modifiedNanos = directory.modifiedNanos();
        size = directory.size();
        isSettled = clock.millis() * NANOS_PER_MILLI - modifiedNanos > SETTLING_NANOS;
        startedAt = clock.nanoTime();
        onceNanos = 0;
    }

    /** Takes note of the time since then, which was spent on a new name: the next listing does not cost that again. */
    void spentOnce(long sinceNanos) {
        onceNanos += clock.nanoTime() - sinceNanos;
    }

    long nanoTime() {
        return clock.nanoTime();
    }

    void end() {
        endedAt = clock.nanoTime();
    }
}
