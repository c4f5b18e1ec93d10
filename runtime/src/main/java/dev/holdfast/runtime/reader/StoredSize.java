package dev.holdfast.runtime.reader;

/**
 * What the rows of one state take in a checkpoint.
 *
 * @param rows the number of rows
 * @param bytes what they take in the files that a restart reads, with rows that later ones have replaced or removed
 * @param mergedBytes what they would take if each row was there once
 */
public record StoredSize(long rows, long bytes, long mergedBytes) {}
