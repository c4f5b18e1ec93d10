/**
 * How a function goes through its events, which can be read once.
 */
@NullMarked
package dev.holdfast.processor.body.event;

import org.jspecify.annotations.NullMarked;
