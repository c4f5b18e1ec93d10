/**
 * The state of carts as the second program reads it. Nothing else lives here.
 */
@NullMarked
package dev.holdfast.samples.evolution.after;

import org.jspecify.annotations.NullMarked;
