package dev.holdfast.samples.delays;

/**
 * The total of an airport; a later one replaces it.
 *
 * @param origin the airport
 * @param flights the number of its departures
 * @param minutes the sum of their delays
 */
public record OriginDelay(String origin, long flights, long minutes) {}
