/**
 * The embedded engine: configure, start, stop. What happens in a batch lives in the packages below; nothing below knows this
 * one.
 */
@NullMarked
package dev.holdfast.runtime;

import org.jspecify.annotations.NullMarked;
