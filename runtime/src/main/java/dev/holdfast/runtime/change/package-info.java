/**
 * The changes of an operator's rows as blocks of bytes, which stores, operators and checkpoints hand to each other: which state
 * they are of, how they are written, sorted and read. Knows no store, no checkpoint and no file.
 */
@NullMarked
package dev.holdfast.runtime.change;

import org.jspecify.annotations.NullMarked;
