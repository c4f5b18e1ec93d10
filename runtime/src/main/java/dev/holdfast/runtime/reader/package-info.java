/**
 * Looking into a checkpoint from outside: its batches, operators and states, as objects or as JSON. Reads only, and works
 * while a query runs on it.
 */
@NullMarked
package dev.holdfast.runtime.reader;

import org.jspecify.annotations.NullMarked;
