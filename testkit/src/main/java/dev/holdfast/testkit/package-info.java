/**
 * The test kit: tests of single operators, {@code OperatorTester}, and of whole pipelines, {@code PipelineTester}, with their
 * assertions. It runs the engine's own code without threads. Programs that are not tests may not use it.
 */
@NullMarked
package dev.holdfast.testkit;

import org.jspecify.annotations.NullMarked;
