/**
 * Pending timeouts by deadline: derived from the rows of a store and never written anywhere.
 */
@NullMarked
package dev.holdfast.runtime.timer;

import org.jspecify.annotations.NullMarked;
