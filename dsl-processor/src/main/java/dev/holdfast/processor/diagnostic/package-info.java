/**
 * What the processor says: the catalogue of messages, the places they point at, and the only code that prints them.
 */
@NullMarked
package dev.holdfast.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
