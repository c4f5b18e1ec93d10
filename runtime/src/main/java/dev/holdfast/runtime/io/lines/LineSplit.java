package dev.holdfast.runtime.io.lines;

import dev.holdfast.connector.Split;

/** Whole lines of one file: {@code length} bytes from {@code position} on. The first line of a file is line 1. */
public record LineSplit(String file, long firstLine, long position, long length) implements Split {}
