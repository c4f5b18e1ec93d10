/**
 * Classes with update functions: their methods, ids, signatures and results.
 */
@NullMarked
package dev.holdfast.processor.read.operator;

import org.jspecify.annotations.NullMarked;
