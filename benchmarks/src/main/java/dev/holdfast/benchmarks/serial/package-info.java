/**
 * Writing and reading state: generated serializers beside the ones that people use today, on the same values.
 */
@NullMarked
package dev.holdfast.benchmarks.serial;

import org.jspecify.annotations.NullMarked;
