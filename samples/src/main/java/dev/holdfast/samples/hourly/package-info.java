/** Delays of each airport and hour: aggregates by tumbling windows, when an hour is over and as it goes. */
@NullMarked
package dev.holdfast.samples.hourly;

import org.jspecify.annotations.NullMarked;
