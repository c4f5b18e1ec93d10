/**
 * The examples of docs/guide.md, compiled, and the test that finds them here. Nothing else may use them.
 */
@NullMarked
package dev.holdfast.samples.guide;

import org.jspecify.annotations.NullMarked;
