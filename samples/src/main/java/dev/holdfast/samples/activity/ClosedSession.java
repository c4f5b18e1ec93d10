package dev.holdfast.samples.activity;

import java.time.Instant;

/**
 * A session that is over.
 *
 * @param origin the airport
 * @param first its first departure
 * @param last its last departure
 * @param flights the number of departures
 */
public record ClosedSession(String origin, Instant first, Instant last, int flights) {

    static ClosedSession of(String origin, ActivitySession session) {
        return new ClosedSession(origin, session.first(), session.last(), session.flights());
    }
}
