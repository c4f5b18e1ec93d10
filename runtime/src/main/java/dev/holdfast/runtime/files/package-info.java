/** How files of this machine are opened, the same for checkpoints and for sources. Knows neither. */
@NullMarked
package dev.holdfast.runtime.files;

import org.jspecify.annotations.NullMarked;
