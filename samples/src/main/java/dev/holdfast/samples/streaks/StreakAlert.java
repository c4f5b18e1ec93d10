package dev.holdfast.samples.streaks;

import java.time.Instant;

/**
 * Says that an airport is in trouble.
 *
 * @param origin the airport
 * @param at the departure that was one too many
 * @param length the number of delayed departures in a row
 */
public record StreakAlert(String origin, Instant at, int length) {}
