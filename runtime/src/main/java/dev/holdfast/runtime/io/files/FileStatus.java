package dev.holdfast.runtime.io.files;

/**
 * What a file system says of a file.
 *
 * @param kind what it is
 * @param key tells it from all other files of its directory, whatever its name; the inode number. May be given to another
 *     file once this one is gone
 * @param size in bytes
 * @param modifiedNanos when its content changed, since 1970; whoever owns the file may set it
 * @param changedNanos when its content, name or permissions changed, since 1970; set by the machine alone, also when a file is
 *     moved into a directory
 */
public record FileStatus(Kind kind, String key, long size, long modifiedNanos, long changedNanos) {

    /** What a name stands for. A link to a directory is a directory. */
    public enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }
}
