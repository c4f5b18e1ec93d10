/**
 * Bytes of state and keys: what generated serializers implement and what they call. Every length that is read is checked
 * against what is left. Which file the bytes end in is not known here.
 */
@NullMarked
package dev.holdfast.serial;

import org.jspecify.annotations.NullMarked;
