/**
 * The directory that a sink writes files of rows into: a file per batch, published exactly once, whose it is, and what says
 * that a batch was delivered. Knows no format of a row.
 */
@NullMarked
package dev.holdfast.runtime.io.output;

import org.jspecify.annotations.NullMarked;
