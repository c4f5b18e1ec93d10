/**
 * How the runtime reaches the files of this machine, the same for checkpoints, stores, sources and sinks: the one room, with the
 * one below {@code io} that sources read through, that may. Knows no format and none of the other rooms.
 */
@NullMarked
package dev.holdfast.runtime.files;

import org.jspecify.annotations.NullMarked;
