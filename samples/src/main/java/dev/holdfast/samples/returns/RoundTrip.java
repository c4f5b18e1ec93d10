package dev.holdfast.samples.returns;

import dev.holdfast.samples.flights.Flight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flight and one back.
 *
 * @param origin where it begins
 * @param destination where it turns
 * @param there the first departure
 * @param back the second one; null if there is none within a day
 */
public record RoundTrip(
        String origin,
        String destination,
        Instant there,
        @Nullable Instant back) {

    static RoundTrip of(Flight there, @Nullable Flight back) {
        return new RoundTrip(there.origin(), there.destination(), there.at(), back == null ? null : back.at());
    }
}
