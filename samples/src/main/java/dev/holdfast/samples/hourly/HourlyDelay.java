package dev.holdfast.samples.hourly;

import dev.holdfast.window.Window;
import java.time.Instant;

/**
 * The flights of an airport in an hour.
 *
 * @param origin the airport
 * @param hour when it begins
 * @param flights the number of departures
 * @param averageDelay of them, in minutes
 * @param longestDelay of them, in minutes
 */
public record HourlyDelay(String origin, Instant hour, long flights, double averageDelay, int longestDelay) {

    static HourlyDelay of(String origin, Window hour, Long flights, Double averageDelay, Integer longestDelay) {
        return new HourlyDelay(origin, hour.start(), flights, averageDelay, longestDelay);
    }
}
