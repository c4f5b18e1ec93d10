package dev.holdfast.connector;

/**
 * The most that one batch may read from a source. A single event may be larger than {@code maxBytes}; it is then read
 * alone.
 *
 * @param maxEvents at least 1
 * @param maxBytes of input, at least 1
 */
public record ReadLimits(long maxEvents, long maxBytes) {

    public ReadLimits {
        if (maxEvents < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "A batch reads at least 1 event and 1 byte, not " + maxEvents + " and " + maxBytes + ".");
        }
    }
}
