package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.ContentSum;

/** Up to where a file was read, in its own bytes. */
final class ReadMark {

    private final long bytes;
    private final byte[] last;
    private final ContentSum sum;

    /**
     * A place in a file.
     *
     * @param last the last bytes before it that are at hand
     * @param sum of all of them
     */
    ReadMark(long bytes, byte[] last, ContentSum sum) {
        this.bytes = bytes;
        this.last = last;
        this.sum = sum;
    }

    long bytes() {
        return bytes;
    }

    byte[] last() {
        return last;
    }

    ContentSum sum() {
        return sum;
    }
}
