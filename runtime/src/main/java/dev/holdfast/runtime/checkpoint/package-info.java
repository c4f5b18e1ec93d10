/**
 * Everything durable: segments, snapshots, recovery, clean-up, and the seam through which the runtime reaches files.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
