/** How event time is cut into windows, and functions of them. */
@NullMarked
package dev.holdfast.window;

import org.jspecify.annotations.NullMarked;
