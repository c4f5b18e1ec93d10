/**
 * The bodies of update functions, and the handles that they are given for the time of a call: events, state, emitter. What is
 * done with a state or with events has rooms of its own.
 */
@NullMarked
package dev.holdfast.processor.body.function;

import org.jspecify.annotations.NullMarked;
