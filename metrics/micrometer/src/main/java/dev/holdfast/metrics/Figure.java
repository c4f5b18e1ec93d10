package dev.holdfast.metrics;

import java.util.function.ToDoubleFunction;

/**
 * One figure of a part of the progress and the meter that shows it.
 *
 * @param <P> the part of the progress
 * @param name of the meter
 * @param kind of the meter
 * @param unit of the figure
 * @param meaning for people
 * @param value NaN if the progress does not have it
 */
record Figure<P>(String name, Kind kind, String unit, String meaning, ToDoubleFunction<P> value) {

    /** What becomes of the figures of several batches. */
    enum Kind {
        /** They are added up. */
        COUNTER,
        /** The last one counts. */
        GAUGE,
        /** They are durations, of which each is one event. */
        TIMER
    }
}
