package dev.holdfast.benchmarks.serial;

import dev.holdfast.annotation.StateRecord;
import java.io.Serializable;

/** The least that a state has: a few numbers. */
@StateRecord
public record Extent(long count, long first, long last) implements Serializable {}
