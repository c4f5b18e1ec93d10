/**
 * The schemas that the rows of an operator were written with, and how each of them is read today. Which rows there are, and
 * what is done with a state, is not known here.
 */
@NullMarked
package dev.holdfast.runtime.schema;

import org.jspecify.annotations.NullMarked;
