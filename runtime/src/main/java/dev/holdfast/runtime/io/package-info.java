/**
 * The built-in sources and sinks. Files are reached through {@code CheckpointFiles}, time through {@code Clock}; only the JSON
 * classes may import Jackson, so that all others work without it. Nothing here knows the engine.
 */
@NullMarked
package dev.holdfast.runtime.io;

import org.jspecify.annotations.NullMarked;
