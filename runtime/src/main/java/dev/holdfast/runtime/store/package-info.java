/**
 * The contract of state stores, and the form of a row. Values are bytes in every store, so semantics cannot differ.
 */
@NullMarked
package dev.holdfast.runtime.store;

import org.jspecify.annotations.NullMarked;
