/**
 * The state of carts as the first program wrote it. Nothing else lives here.
 */
@NullMarked
package dev.holdfast.samples.evolution.before;

import org.jspecify.annotations.NullMarked;
