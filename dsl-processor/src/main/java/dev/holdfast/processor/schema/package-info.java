/**
 * What the schema of a model is, derived in one place: as a value, which rules and the baseline compare, and in {@code write} as
 * the code of it. Knows models only.
 */
@NullMarked
package dev.holdfast.processor.schema;

import org.jspecify.annotations.NullMarked;
