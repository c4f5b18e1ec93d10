/**
 * A checkpoint that is open: what a running query commits to it, and what others read of it. Its files are the matter of the
 * rooms below, which do not know this one. Operators are known by id only and their state as change blocks; nothing here reads
 * a live store or calls a sink.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
