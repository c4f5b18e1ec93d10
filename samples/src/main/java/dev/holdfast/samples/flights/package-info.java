/**
 * The events that the samples about flights read. Only the event lives here, no state and no operator.
 */
@NullMarked
package dev.holdfast.samples.flights;

import org.jspecify.annotations.NullMarked;
