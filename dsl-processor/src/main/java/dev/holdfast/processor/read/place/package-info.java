/**
 * Where a type is read: what it is called in messages, where they point, and what type variables stand for there.
 */
@NullMarked
package dev.holdfast.processor.read.place;

import org.jspecify.annotations.NullMarked;
