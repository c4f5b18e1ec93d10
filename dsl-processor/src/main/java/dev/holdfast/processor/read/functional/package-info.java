/** Classes that are functions from state to state. */
@NullMarked
package dev.holdfast.processor.read.functional;

import org.jspecify.annotations.NullMarked;
