package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.ContentSum;

/**
 * Up to where a file was read, in its own bytes.
 *
 * @param bytes how many
 * @param last the last of them that are at hand
 * @param sum of all of them
 */
record ReadMark(long bytes, byte[] last, ContentSum sum) {}
