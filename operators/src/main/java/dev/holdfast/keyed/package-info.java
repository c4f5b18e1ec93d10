/**
 * The contract between what an operator means and how an engine runs it: an operator gets a turn for a key, reads and writes rows of that key,
 * and gives results. No thread, file, clock or store is known here.
 */
@NullMarked
package dev.holdfast.keyed;

import org.jspecify.annotations.NullMarked;
