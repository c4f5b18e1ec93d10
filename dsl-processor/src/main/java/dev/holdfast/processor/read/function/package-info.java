/** What all methods have in common that engines call: what they may not be, their id, the roles of their parameters, and their results. */
@NullMarked
package dev.holdfast.processor.read.function;

import org.jspecify.annotations.NullMarked;
