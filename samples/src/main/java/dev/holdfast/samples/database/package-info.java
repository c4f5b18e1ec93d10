/**
 * Totals in a table of a database, updated exactly once. Takes the totals from the delays sample.
 */
@NullMarked
package dev.holdfast.samples.database;

import org.jspecify.annotations.NullMarked;
