package dev.holdfast.benchmarks.windows;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/** An event that is made from its number. */
@EventRecord
record Reading(long key, long amount, Instant at) {

    /** From here on event time passes. */
    static final long START_MILLIS = 1_700_000_000_000L;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The event of a number; {@code perSecond} of them come in a second of event time. */
    static Reading of(long key, long number, long perSecond) {
        return new Reading(key, number & 0xff, Instant.ofEpochMilli(millis(number, perSecond)));
    }

    static long millis(long number, long perSecond) {
        return START_MILLIS + number * 1_000 / perSecond;
    }

    /** A number in {@code [0, below)} that looks like chance; even numbers give even ones, so that two threads can share them. */
    static long scattered(long number, long below) {
        long mixed = (number ^ number >>> 29) * GOLDEN_GAMMA;
        mixed ^= mixed >>> 32;
        return Long.remainderUnsigned(mixed, below / 2) * 2 + (number & 1);
    }
}
