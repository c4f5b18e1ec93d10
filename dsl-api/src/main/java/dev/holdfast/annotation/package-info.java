/**
 * The annotations that users write on their state records, keys and update functions, and the mark on generated code.
 * No types with behaviour live here.
 */
@NullMarked
package dev.holdfast.annotation;

import org.jspecify.annotations.NullMarked;
