/**
 * Rules that need more than one element to decide, one class each. They see models and report diagnostics, and neither read
 * nor write.
 */
@NullMarked
package dev.holdfast.processor.check;

import org.jspecify.annotations.NullMarked;
