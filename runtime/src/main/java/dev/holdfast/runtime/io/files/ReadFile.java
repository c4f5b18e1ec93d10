package dev.holdfast.runtime.io.files;

/**
 * What was read of a file.
 *
 * @param name under which it was last seen
 * @param key as in {@link FileStatus}; empty if an older version wrote the offset
 * @param lines how many were read, or {@link #UNKNOWN_LINES}
 * @param bytes how many were read
 * @param modifiedNanos when its content changed last, if all of it was read then; otherwise 0
 * @param block stands for the content of what was read, see {@link ContentBlock}; empty if not known
 * @param isGone whether no file of the directory was this one when a source last looked
 * @param checkedMillis when the content was last seen to be what was read; not kept
 */
record ReadFile(
        String name,
        String key,
        long lines,
        long bytes,
        long modifiedNanos,
        String block,
        boolean isGone,
        long checkedMillis) {

    static final long UNKNOWN_LINES = -1;

    /** A file of which only is known that all of it was read. */
    static ReadFile whole(InputFile file) {
        FileStatus status = file.status();
        return new ReadFile(
                file.name(),
                status.key(),
                UNKNOWN_LINES,
                status.size(),
                status.modifiedNanos(),
                "",
                false,
                Long.MAX_VALUE);
    }

    /** The same content under another name or in another file. */
    ReadFile in(InputFile file) {
        return new ReadFile(file.name(), file.key(), lines, bytes, modifiedNanos, block, false, checkedMillis);
    }

    /** What was read is what the file begins with, as it was seen. */
    ReadFile checked(InputFile file) {
        return new ReadFile(name, key, lines, bytes, modifiedNanosOf(file), block, false, file.seenMillis());
    }

    private long modifiedNanosOf(InputFile file) {
        return file.size() == bytes ? file.status().modifiedNanos() : 0;
    }

    ReadFile gone() {
        return new ReadFile(name, key, lines, bytes, modifiedNanos, block, true, checkedMillis);
    }

    /** Whether nothing of the file was left to read. */
    boolean isWhole(InputFile file) {
        return file.size() == bytes;
    }

    String upTo() {
        return lines == UNKNOWN_LINES ? "to its end at byte " + bytes : "up to line " + lines + ", byte " + bytes;
    }
}
