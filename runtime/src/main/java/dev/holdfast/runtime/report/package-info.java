/**
 * How a query is heard: its listeners and the lines of its log that tell how it gets on. Decides nothing about the query.
 */
@NullMarked
package dev.holdfast.runtime.report;

import org.jspecify.annotations.NullMarked;
