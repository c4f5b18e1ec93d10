/** Files compressed by gzip: their names, and their content with nothing taken on trust. Knows no source and no format. */
@NullMarked
package dev.holdfast.runtime.io.gzip;

import org.jspecify.annotations.NullMarked;
