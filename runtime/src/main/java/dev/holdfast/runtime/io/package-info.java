/**
 * The built-in sources and sinks, as users name them: JSON lines, the console, callbacks, memory, generated events. Files are
 * reached through the rooms below, time through {@code Clock}. Nothing here knows the engine.
 */
@NullMarked
package dev.holdfast.runtime.io;

import org.jspecify.annotations.NullMarked;
