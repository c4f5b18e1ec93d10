package dev.holdfast.samples.activity;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.samples.flights.Flight;
import java.time.Duration;
import java.time.Instant;

/** A stretch of flights of an airport. */
@StateRecord
record ActivitySession(Instant first, Instant last, int flights) {

    static ActivitySession startedBy(Flight flight) {
        return new ActivitySession(flight.at(), flight.at(), 1);
    }

    /** Whether nothing lies between the two but a gap that ends neither. */
    boolean touches(ActivitySession other, Duration gap) {
        return !other.first.isAfter(last.plus(gap)) && !first.isAfter(other.last.plus(gap));
    }

    ActivitySession joinedWith(ActivitySession other) {
        return new ActivitySession(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                flights + other.flights);
    }
}
