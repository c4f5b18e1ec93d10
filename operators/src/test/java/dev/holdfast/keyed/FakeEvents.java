package dev.holdfast.keyed;

import java.util.List;
import java.util.function.ToLongFunction;

/** Events in a list. */
public final class FakeEvents<T> implements Events<T> {

    private final List<T> events;
    private final ToLongFunction<T> timeFn;
    private int next;

    public FakeEvents(List<T> events, ToLongFunction<T> timeFn) {
        this.events = events;
        this.timeFn = timeFn;
    }

    @Override
    public boolean hasNext() {
        return next < events.size();
    }

    @Override
    public T next() {
        return events.get(next++);
    }

    @Override
    public long eventTimeMillis() {
        return timeFn.applyAsLong(events.get(next - 1));
    }

    @Override
    public int input() {
        return 0;
    }
}
