package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

@EventRecord
record Auction(long id, String item, Instant at) {}
