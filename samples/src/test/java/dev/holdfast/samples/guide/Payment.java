package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

@EventRecord
record Payment(String currency, long cents, Instant at) {}
