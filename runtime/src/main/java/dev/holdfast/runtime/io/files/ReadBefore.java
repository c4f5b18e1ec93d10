package dev.holdfast.runtime.io.files;

/**
 * A part of a file that was read before.
 *
 * @param from where it begins
 * @param lines of the file that were read when the part had been read
 * @param bytes of the file that were read then
 * @param sum of these bytes, as text; empty if not known
 */
public record ReadBefore(UnreadFile from, long lines, long bytes, String sum) {}
