/**
 * A program and its successor on one checkpoint: what docs/evolution.md promises.
 */
@NullMarked
package dev.holdfast.samples.evolution;

import org.jspecify.annotations.NullMarked;
