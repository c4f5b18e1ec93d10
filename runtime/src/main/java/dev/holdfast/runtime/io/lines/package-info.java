/**
 * Text files line by line: where lines end, which of them a batch reads, the lines of a split, and which rules a bad one falls
 * under. Knows the files of a source, but no format of a line: {@link dev.holdfast.runtime.io.lines.LineFormat} is the seam.
 */
@NullMarked
package dev.holdfast.runtime.io.lines;

import org.jspecify.annotations.NullMarked;
