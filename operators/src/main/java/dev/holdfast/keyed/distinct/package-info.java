/** How many different values there are, by estimate. Nothing else knows of the library for it. */
@NullMarked
package dev.holdfast.keyed.distinct;

import org.jspecify.annotations.NullMarked;
