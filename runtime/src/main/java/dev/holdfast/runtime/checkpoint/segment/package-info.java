/**
 * Segments, the files that are the commits of batches: writing one, reading one, and whether one follows from the one before it.
 * Knows nothing of snapshots, nor of which segments count.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.segment;

import org.jspecify.annotations.NullMarked;
