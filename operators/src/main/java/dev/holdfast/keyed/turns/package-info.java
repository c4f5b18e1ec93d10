/**
 * Turns of operators for engines that see one key at a time, whose rows are kept by somebody else: what a turn reads and writes until it has ended well, which row is due next, and what becomes of
 * a turn that failed. The embedded engine runs many keys at once and has turns of its own.
 */
@NullMarked
package dev.holdfast.keyed.turns;

import org.jspecify.annotations.NullMarked;
