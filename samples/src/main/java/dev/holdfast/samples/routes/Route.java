package dev.holdfast.samples.routes;

import dev.holdfast.annotation.KeyRecord;

/**
 * From where to where.
 *
 * @param from an airport
 * @param to an airport
 */
@KeyRecord
public record Route(String from, String to) {}
