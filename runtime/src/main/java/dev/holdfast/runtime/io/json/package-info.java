/**
 * JSON lines: events from lines, lines from rows. The one room that knows Jackson, which users who have no JSON need not have.
 * Knows the rooms of lines, of output and of files, none of the other sources and sinks.
 */
@NullMarked
package dev.holdfast.runtime.io.json;

import org.jspecify.annotations.NullMarked;
