/**
 * First stage: from the compiler's elements to models, or to diagnostics that say why there is none. Only this package asks
 * the compiler about types.
 */
@NullMarked
package dev.holdfast.processor.read;

import org.jspecify.annotations.NullMarked;
