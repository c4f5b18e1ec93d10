/**
 * The conformance cases as a table: one row, one test, run through the public test kit in every mode. Rows only; what the
 * library promises beyond them is tested beside the code.
 */
@NullMarked
package dev.holdfast.testkit.conformance;

import org.jspecify.annotations.NullMarked;
