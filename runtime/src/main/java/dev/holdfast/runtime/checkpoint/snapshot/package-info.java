/**
 * Snapshots: a manifest that names parts, the parts themselves, which of them are merged, and which files nothing needs any more.
 * Knows segments, but not which of them count.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.snapshot;

import org.jspecify.annotations.NullMarked;
