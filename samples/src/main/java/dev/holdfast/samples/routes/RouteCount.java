package dev.holdfast.samples.routes;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * How many flights a route had.
 *
 * @param route which
 * @param until the end of the hours that are counted
 * @param flights how many
 */
@EventRecord
public record RouteCount(Route route, Instant until, long flights) {}
