package dev.holdfast.runtime.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Events with their times, on their way to an operator. Filled and emptied by one thread at a time. */
final class EventBuffer {

    private static final int INITIAL_CAPACITY = 64;

    private @Nullable Object[] events = new Object[INITIAL_CAPACITY];
    private long[] times = new long[INITIAL_CAPACITY];
    private boolean[] betweens = new boolean[INITIAL_CAPACITY];
    private int size;

    void add(Object event, long eventTimeMillis, boolean isBetween) {
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            betweens = Arrays.copyOf(betweens, 2 * size);
        }
        events[size] = event;
        times[size] = eventTimeMillis;
        betweens[size++] = isBetween;
    }

    /** Hands all events on, in order, and forgets them. */
    void drainTo(Step step) {
        for (int i = 0; i < size; i++) {
            Object event = events[i];
            if (event != null) {
                events[i] = null;
                step.accept(event, times[i], betweens[i]);
            }
        }
        size = 0;
    }
}
