package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

@EventRecord
record Bid(long auction, long cents, Instant at) {}
