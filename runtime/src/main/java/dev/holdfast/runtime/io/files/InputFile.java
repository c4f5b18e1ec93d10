package dev.holdfast.runtime.io.files;

import java.nio.file.Path;

/**
 * A file as it was when a source last looked.
 *
 * @param name names it in offsets and sorts it
 * @param path where it is
 * @param status what the file system said
 * @param seenMillis when it said so
 */
record InputFile(String name, Path path, FileStatus status, long seenMillis) {

    String key() {
        return status.key();
    }

    long size() {
        return status.size();
    }
}
