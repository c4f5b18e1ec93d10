/**
 * Everything durable of the embedded engine: segments, snapshots, recovery and clean-up, reached through the seam of {@code files}.
 * Knows operators only by id and their state only as change blocks; nothing here reads a live store or calls a sink.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
