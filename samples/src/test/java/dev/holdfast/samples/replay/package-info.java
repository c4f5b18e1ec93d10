/**
 * The worked case of docs/replay.md, and the test that keeps the two the same. Nothing else may use it.
 */
@NullMarked
package dev.holdfast.samples.replay;

import org.jspecify.annotations.NullMarked;
