/**
 * What comes of reading: a model, or the faults that refuse it. A reader inside of the stage gives nothing for what it refuses
 * and adds the reason to the faults; at the door of the stage the two become one reading.
 */
@NullMarked
package dev.holdfast.processor.read.outcome;

import org.jspecify.annotations.NullMarked;
