/**
 * Calls and expressions that give something else in another process, or when a batch is run again, or that reach outside of
 * it.
 */
@NullMarked
package dev.holdfast.processor.body.determinism;

import org.jspecify.annotations.NullMarked;
