package dev.holdfast.flink.bytes;

import dev.holdfast.keyed.turns.Bytes;

/**
 * Which row of a key a timer is for.
 *
 * @param state the name of its state, which may be empty
 * @param subKey none if a key has one row in that state
 */
public record RowPlace(String state, Bytes subKey) {}
