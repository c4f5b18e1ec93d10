/**
 * What a function does with its state: reads, changes, stores and removes it. Whether the state ends one day is asked in
 * {@code timeout}.
 */
@NullMarked
package dev.holdfast.processor.body.state;

import org.jspecify.annotations.NullMarked;
