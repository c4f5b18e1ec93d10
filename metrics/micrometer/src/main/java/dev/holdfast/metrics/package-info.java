/**
 * The figures of running queries for Micrometer. Knows queries by what they tell their listeners, and no engine.
 */
@NullMarked
package dev.holdfast.metrics;

import org.jspecify.annotations.NullMarked;
