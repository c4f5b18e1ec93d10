/**
 * The example of README.md, and the test that keeps the two the same. Nothing else may use it.
 */
@NullMarked
package dev.holdfast.samples.readme;

import org.jspecify.annotations.NullMarked;
