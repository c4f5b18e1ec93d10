/**
 * The fluent DSL: what a pipeline computes. Nothing here runs, starts a thread or opens a file; an engine does that with
 * the {@linkplain dev.holdfast.plan plan} that these types build.
 */
@CheckReturnValue
@NullMarked
package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
