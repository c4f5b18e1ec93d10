package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.io.gzip.GzipName;

/**
 * A file of which there is something to read.
 *
 * @param name names it
 * @param lines that were read
 * @param bytes of the file that were read; of a compressed file perhaps more than those of the lines
 * @param size of the file when it was last looked at; more than {@code bytes}
 * @param sum of the bytes that were read; not to be changed
 */
public record UnreadFile(String name, long lines, long bytes, long size, ContentSum sum) {

    /** Whether its bytes are compressed. */
    public boolean isPacked() {
        return GzipName.matches(name);
    }

    static UnreadFile whole(InputFile file) {
        return new UnreadFile(file.name(), 0, 0, file.size(), ContentSum.empty());
    }
}
