/**
 * The descriptors that generated wiring hands to a pipeline: which update function, which serializers, which timeout.
 * They are immutable values; running them is an engine's work.
 */
@NullMarked
package dev.holdfast.operator;

import org.jspecify.annotations.NullMarked;
