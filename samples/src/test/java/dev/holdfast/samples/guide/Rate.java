package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

@EventRecord
record Rate(String currency, double euros, boolean isWithdrawn, Instant at) {}
