/**
 * What the annotation processor costs a build.
 */
@NullMarked
package dev.holdfast.benchmarks.build;

import org.jspecify.annotations.NullMarked;
