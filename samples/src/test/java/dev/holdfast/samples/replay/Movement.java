package dev.holdfast.samples.replay;

import java.time.Instant;

/**
 * Points that a customer gets or spends.
 *
 * @param customer whose
 * @param points below zero if they are spent
 * @param at when
 */
public record Movement(String customer, long points, Instant at) {}
