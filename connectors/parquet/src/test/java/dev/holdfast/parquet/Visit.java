package dev.holdfast.parquet;

import dev.holdfast.annotation.EventRecord;
import org.jspecify.annotations.Nullable;

/** A row of most tests. */
@EventRecord
public record Visit(int n, @Nullable String country) {}
