/**
 * The functions of a pipeline's own steps, such as those given to {@code map} and {@code filter}, and pipelines that are
 * dropped.
 */
@NullMarked
package dev.holdfast.processor.body.stream;

import org.jspecify.annotations.NullMarked;
