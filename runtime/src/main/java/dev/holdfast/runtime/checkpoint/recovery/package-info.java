/**
 * What is believed of what a directory holds: epochs that fence earlier runs, the end of the log, and a tail that is lost. Knows
 * segments and snapshots, and writes neither.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.recovery;

import org.jspecify.annotations.NullMarked;
