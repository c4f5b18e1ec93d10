/**
 * Merging sorted changes of the same state, where the newer one of a key wins. Knows chunks, but not which files they are
 * taken from.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.merge;

import org.jspecify.annotations.NullMarked;
