/**
 * Sessions of a web site: a map operator with processing-time timeouts. Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.clicks;

import org.jspecify.annotations.NullMarked;
