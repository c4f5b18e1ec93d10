/** Rows of text with a separator between their cells, as RFC 4180 describes them. What cells mean is decided as for JSON. */
@NullMarked
package dev.holdfast.runtime.io.csv;

import org.jspecify.annotations.NullMarked;
