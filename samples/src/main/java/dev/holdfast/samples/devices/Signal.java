package dev.holdfast.samples.devices;

import java.time.Instant;

/**
 * What a device says.
 *
 * @param device which
 * @param at when
 * @param degrees its temperature
 */
public record Signal(String device, Instant at, double degrees) {}
