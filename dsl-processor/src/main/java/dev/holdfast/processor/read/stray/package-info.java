/**
 * Annotations that stand where nobody reads them.
 */
@NullMarked
package dev.holdfast.processor.read.stray;

import org.jspecify.annotations.NullMarked;
