/** Writes to tables of Delta Lake through Delta's own kernel, without Spark. */
@NullMarked
package dev.holdfast.delta;

import org.jspecify.annotations.NullMarked;
