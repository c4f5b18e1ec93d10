package dev.holdfast.samples.guide;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

@EventRecord
record Visit(String id, String page, long visitor, Instant at) {}
