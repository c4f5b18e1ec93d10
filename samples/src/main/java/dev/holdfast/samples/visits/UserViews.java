package dev.holdfast.samples.visits;

import java.time.Instant;

/**
 * How much a user looked at in five minutes, as far as it is known.
 *
 * @param user who
 * @param from when the five minutes begin
 * @param views the number of views
 * @param pages the number of different pages
 */
public record UserViews(String user, Instant from, long views, long pages) {}
