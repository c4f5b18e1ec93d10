/** Events of a key in the order of their times. */
@NullMarked
package dev.holdfast.keyed.order;

import org.jspecify.annotations.NullMarked;
