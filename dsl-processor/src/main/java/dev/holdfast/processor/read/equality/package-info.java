/**
 * Which values are equal, which have an order, and which have one form only: what sets and maps ask of what they hold.
 */
@NullMarked
package dev.holdfast.processor.read.equality;

import org.jspecify.annotations.NullMarked;
