/** Whole tables of what updates say. */
@NullMarked
package dev.holdfast.keyed.complete;

import org.jspecify.annotations.NullMarked;
