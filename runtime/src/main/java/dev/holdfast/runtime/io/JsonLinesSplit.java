package dev.holdfast.runtime.io;

import dev.holdfast.connector.Split;

/** Whole lines of one file: {@code length} bytes from {@code position} on. The first line of a file is line 1. */
record JsonLinesSplit(String file, long firstLine, long position, long length) implements Split {}
