package dev.holdfast.samples.guide;

import dev.holdfast.annotation.StateRecord;
import java.time.Instant;

@StateRecord
record Order(Country country, String customer, String article, long cents, Instant at) {}
