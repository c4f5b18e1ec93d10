package dev.holdfast.runtime.io.files;

/**
 * A file of which there is something to read.
 *
 * @param name names it
 * @param lines that were read
 * @param bytes that were read
 * @param size of the file when it was last looked at; more than {@code bytes}
 */
public record UnreadFile(String name, long lines, long bytes, long size) {}
