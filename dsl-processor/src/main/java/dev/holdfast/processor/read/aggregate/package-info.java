/** Classes that are aggregates. */
@NullMarked
package dev.holdfast.processor.read.aggregate;

import org.jspecify.annotations.NullMarked;
