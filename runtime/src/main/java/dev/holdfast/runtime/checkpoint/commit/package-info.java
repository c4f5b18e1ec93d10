/**
 * What the commit of a batch says of its query: offsets, watermarks, operators and the schemas of their states; and the bytes
 * of that. Knows no file.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.commit;

import org.jspecify.annotations.NullMarked;
