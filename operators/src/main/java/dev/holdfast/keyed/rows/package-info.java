/**
 * The rows of operators as bytes, the same for all engines: their form, the schemas that they were written with and how each of them is read today, and
 * what is kept of an operator beside its rows, to be compared when a program goes on. Where rows are kept is not known here.
 */
@NullMarked
package dev.holdfast.keyed.rows;

import org.jspecify.annotations.NullMarked;
