package dev.holdfast.samples.delays;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.samples.flights.Flight;

/** What is known of an airport so far. */
@StateRecord
record DelayTotal(long flights, long minutes) {

    static final DelayTotal NONE = new DelayTotal(0, 0);

    DelayTotal plus(Flight flight) {
        return new DelayTotal(flights + 1, minutes + flight.delay());
    }
}
