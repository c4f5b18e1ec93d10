package dev.holdfast.benchmarks.serial;

import dev.holdfast.annotation.StateRecord;
import java.io.Serializable;

/** A flat state: text and numbers of several kinds. */
@StateRecord
public record Account(String owner, int transfers, long cents, double average, boolean closed)
        implements Serializable {}
