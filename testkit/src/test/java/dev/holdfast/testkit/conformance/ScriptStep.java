package dev.holdfast.testkit.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of a {@link Script}; what is null is not looked at. */
final class ScriptStep<T> {

    final List<T> events;
    boolean restarts;

    @Nullable
    Instant time;

    @Nullable
    List<String> rows;

    @Nullable
    String figures;

    @Nullable
    Instant watermark;

    @Nullable
    Map<String, Instant> eventTime;

    @Nullable
    Integer batches;

    @Nullable
    List<String> states;

    ScriptStep(List<T> events) {
        this.events = events;
    }
}
