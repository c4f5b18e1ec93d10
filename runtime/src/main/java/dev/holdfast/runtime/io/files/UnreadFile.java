package dev.holdfast.runtime.io.files;

/**
 * A file of which there is something to read.
 *
 * @param name names it
 * @param lines that were read
 * @param bytes that were read
 * @param size of the file when it was last looked at; more than {@code bytes}
 * @param sum of the bytes that were read; not to be changed
 */
public record UnreadFile(String name, long lines, long bytes, long size, ContentSum sum) {

    static UnreadFile whole(InputFile file) {
        return new UnreadFile(file.name(), 0, 0, file.size(), ContentSum.empty());
    }
}
