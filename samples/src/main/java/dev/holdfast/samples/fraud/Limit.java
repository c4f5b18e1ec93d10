package dev.holdfast.samples.fraud;

import dev.holdfast.annotation.StateRecord;
import java.time.Duration;

/**
 * How much may be paid with any card.
 *
 * @param cents at most so much
 * @param within within this time
 */
@StateRecord
public record Limit(long cents, Duration within) {}
