/**
 * What an update function sees of its key's state: the three kinds of group state, and the emitter for its results.
 * Engines implement these; users only call them.
 */
@NullMarked
package dev.holdfast.state;

import org.jspecify.annotations.NullMarked;
