package dev.holdfast.runtime.io.files;

/**
 * What was read of a file.
 *
 * @param name under which it was last seen
 * @param key as in {@link FileStatus}; empty if an older version wrote the offset
 * @param lines how many were read, or {@link #UNKNOWN_LINES}
 * @param bytes how many were read
 * @param size of the file when it was last seen, or {@link #UNKNOWN_SIZE}, which is more than was read
 * @param modifiedNanos when its content had changed last then; 0 if not known
 * @param block stands for the beginning and the end of what was read, see {@link ContentBlock}; empty if not known
 * @param sum stands for all that was read, see {@link ContentSum}; empty if not known
 * @param isGone whether no file of the directory was this one when a source last looked
 * @param checked when the content was last seen to be what was read
 */
record ReadFile(
        String name,
        String key,
        long lines,
        long bytes,
        long size,
        long modifiedNanos,
        String block,
        String sum,
        boolean isGone,
        Checked checked) {

    static final long UNKNOWN_LINES = -1;
    static final long UNKNOWN_SIZE = -1;

    /**
     * When the content was last seen to be what was read; not kept in an offset.
     *
     * @param millis when its beginning and end were
     * @param bytes how many had been read when all of it was
     */
    record Checked(long millis, long bytes) {

        static final Checked NEVER = new Checked(0, 0);

        Checked at(long newMillis) {
            return new Checked(newMillis, bytes);
        }
    }

    /** A file of which only is known that all of it was read. */
    static ReadFile whole(InputFile file) {
        FileStatus status = file.status();
        return new ReadFile(
                file.name(),
                status.key(),
                UNKNOWN_LINES,
                status.size(),
                status.size(),
                status.modifiedNanos(),
                "",
                ContentSum.UNKNOWN,
                false,
                new Checked(Long.MAX_VALUE, 0));
    }

    /** The same content under another name or in another file. */
    ReadFile in(InputFile file) {
        return new ReadFile(file.name(), file.key(), lines, bytes, size, modifiedNanos, block, sum, false, checked);
    }

    /** What was read is what the file begins with, as it was seen. */
    ReadFile checked(InputFile file) {
        return new ReadFile(
                name,
                key,
                lines,
                bytes,
                file.size(),
                file.status().modifiedNanos(),
                block,
                sum,
                false,
                checked.at(file.seenMillis()));
    }

    /** All that was read was seen to be as it was. */
    ReadFile compared(String newSum) {
        return new ReadFile(
                name,
                key,
                lines,
                bytes,
                size,
                modifiedNanos,
                block,
                newSum,
                isGone,
                new Checked(checked.millis(), bytes));
    }

    ReadFile gone() {
        return new ReadFile(name, key, lines, bytes, size, modifiedNanos, block, sum, true, checked);
    }

    /** Whether nothing of the file was left to read when it was last seen. */
    boolean isWhole() {
        return size == bytes;
    }

    /** Whether nothing of the file is left to read. */
    boolean isWhole(InputFile file) {
        return file.size() == bytes;
    }

    /** Whether the file has the size and the time that it had. */
    boolean isUntouched(InputFile file) {
        return file.size() == size && file.status().modifiedNanos() == modifiedNanos;
    }

    String upTo() {
        return lines == UNKNOWN_LINES ? "to its end at byte " + bytes : "up to line " + lines + ", byte " + bytes;
    }
}
