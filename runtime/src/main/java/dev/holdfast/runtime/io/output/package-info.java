/**
 * The directory that a sink writes files of rows into: the names of files in the making, and the files that say that a batch was
 * delivered. Knows no format of a row.
 */
@NullMarked
package dev.holdfast.runtime.io.output;

import org.jspecify.annotations.NullMarked;
