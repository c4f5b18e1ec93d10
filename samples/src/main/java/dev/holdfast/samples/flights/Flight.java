package dev.holdfast.samples.flights;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * A departure.
 *
 * @param at when it was scheduled
 * @param origin the airport it leaves
 * @param destination the airport it flies to
 * @param delay of the arrival, in minutes; negative if early
 * @param distance in miles
 */
@EventRecord
public record Flight(Instant at, String origin, String destination, int delay, int distance) {}
