/** From what a plan declares to what engines run: knows all operators there are. */
@NullMarked
package dev.holdfast.keyed.declared;

import org.jspecify.annotations.NullMarked;
