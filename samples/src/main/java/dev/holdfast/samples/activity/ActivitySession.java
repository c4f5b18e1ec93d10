package dev.holdfast.samples.activity;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.samples.flights.Flight;
import java.time.Instant;

/** The open session of an airport. */
@StateRecord
record ActivitySession(Instant first, Instant last, int flights) {

    static ActivitySession startedBy(Flight flight) {
        return new ActivitySession(flight.at(), flight.at(), 1);
    }

    ActivitySession with(Flight flight) {
        return new ActivitySession(first, flight.at(), flights + 1);
    }
}
