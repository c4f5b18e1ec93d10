package dev.holdfast.runtime.store;

/**
 * How many due timeouts a list may have. It ends before the one with which it would have more, but has at least one: so it is
 * the same whichever store makes it.
 *
 * @param timers the most timeouts, at least 1
 * @param bytes the most bytes of their rows, keys not counted
 */
public record DueLimits(int timers, long bytes) {

    /** All that are due. */
    public static final DueLimits NONE = new DueLimits(Integer.MAX_VALUE, Long.MAX_VALUE);

    /** Whether a list has no room for one more timeout. */
    public boolean isFull(int count, long rowBytes, int nextRowBytes) {
        return count > 0 && (count >= timers || rowBytes + nextRowBytes > bytes);
    }
}
