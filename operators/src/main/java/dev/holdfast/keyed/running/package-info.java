/** What is known of each key so far: running aggregates, and the newest event. */
@NullMarked
package dev.holdfast.keyed.running;

import org.jspecify.annotations.NullMarked;
