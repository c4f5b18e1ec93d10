/**
 * The form of a checkpoint's files: a header that says whose file it is, chunks with checksums, and an index. Nothing is handed
 * out that was not verified. Knows the files of the machine and whose changes a chunk holds, but not what a file is for.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.chunk;

import org.jspecify.annotations.NullMarked;
