/**
 * The logical plan: immutable nodes that the fluent DSL builds and engines interpret. Users of the DSL never see it.
 */
@NullMarked
package dev.holdfast.plan;

import org.jspecify.annotations.NullMarked;
