/**
 * Replay: runs committed batches again for one key, as they ran, in the calling thread. Reads checkpoints and sources, writes nothing. May
 * know the loop, the reader and the store on the heap; nothing below knows it.
 */
@NullMarked
package dev.holdfast.runtime.replay;

import org.jspecify.annotations.NullMarked;
