/**
 * Text files line by line: which lines a batch reads, the lines of a split, and which rules a bad one falls under. Knows the
 * files of a source, but no format of a line.
 */
@NullMarked
package dev.holdfast.runtime.io.lines;

import org.jspecify.annotations.NullMarked;
