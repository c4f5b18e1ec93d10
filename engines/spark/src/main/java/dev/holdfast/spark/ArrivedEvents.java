package dev.holdfast.spark;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events of one call. */
final class ArrivedEvents implements Events<Object> {

    private static final long MICROS_OF_MILLI = 1000;

    private final List<Arrived> events = new ArrayList<>();
    private int read;

    /**
     * An event.
     *
     * @param micros its time in microseconds; null if it has none
     * @param input the number of the operator's input
     */
    record Arrived(Object event, @Nullable Long micros, int input) {

        long floorMillis() {
            return micros == null ? EventTimes.NONE : Math.floorDiv(micros, MICROS_OF_MILLI);
        }

        long ceilMillis() {
            return micros == null ? EventTimes.NONE : -Math.floorDiv(-micros, MICROS_OF_MILLI);
        }
    }

    void add(Arrived event) {
        events.add(event);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public boolean hasNext() {
        return read < events.size();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all events of the key were read");
        }
        return events.get(read++).event();
    }

    @Override
    public long eventTimeMillis() {
        return events.get(read - 1).floorMillis();
    }

    @Override
    public long eventTimeCeilMillis() {
        return events.get(read - 1).ceilMillis();
    }

    @Override
    public int input() {
        return events.get(read - 1).input();
    }
}
