package dev.holdfast.parquet;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/** The event of the examples. */
@EventRecord
public record Click(String userId, String page, Instant at) {}
