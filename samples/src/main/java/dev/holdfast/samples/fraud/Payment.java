package dev.holdfast.samples.fraud;

import java.time.Instant;

/**
 * A payment that was tried.
 *
 * @param card with which card
 * @param at when
 * @param cents how much
 * @param declined whether the bank refused it
 */
public record Payment(String card, Instant at, long cents, boolean declined) {}
