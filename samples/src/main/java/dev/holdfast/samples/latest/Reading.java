package dev.holdfast.samples.latest;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * What a sensor measured.
 *
 * @param sensor which
 * @param value what
 * @param at when
 */
@EventRecord
public record Reading(String sensor, double value, Instant at) {}
