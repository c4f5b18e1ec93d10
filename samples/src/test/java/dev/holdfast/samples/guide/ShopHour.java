package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/** What a shop sold in an hour. */
@EventRecord
record ShopHour(String shop, Instant from, long sales, long cents) {}
