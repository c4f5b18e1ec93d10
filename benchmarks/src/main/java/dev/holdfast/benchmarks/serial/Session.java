package dev.holdfast.benchmarks.serial;

import dev.holdfast.annotation.StateRecord;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A state as people have it: numbers, text, a list and a map. */
@StateRecord
public record Session(
        int pageViews,
        long secondsOnSite,
        long startedAtMillis,
        String lastPage,
        List<String> tags,
        Map<String, Long> counters)
        implements Serializable {}
