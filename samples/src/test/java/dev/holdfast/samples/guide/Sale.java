package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/** Somebody bought something. */
@EventRecord
record Sale(String id, String shop, String item, long cents, int pieces, Instant at) {}
