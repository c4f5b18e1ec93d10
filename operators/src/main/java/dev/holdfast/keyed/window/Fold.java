package dev.holdfast.keyed.window;

import dev.holdfast.operator.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is accumulated of the events of one key in one batch, by window, in the order of their starts. Most events fall into the window of the event before.
 *
 * @param <T> the type of the events
 * @param <C> the type of what is accumulated
 */
final class Fold<T, C> {

    private static final int FEW = 4;

    private final Accumulator<? super T, C, ?> accumulator;
    private final List<C> accumulated = new ArrayList<>(FEW);
    private long[] starts = new long[FEW];
    private int last;

    Fold(Accumulator<? super T, C, ?> accumulator) {
        this.accumulator = accumulator;
    }

    void add(long startMillis, T event) {
        int place = place(startMillis);
        accumulated.set(place, accumulator.add(accumulated.get(place), event));
    }

    /** The number of windows. */
    int size() {
        return accumulated.size();
    }

    long startMillis(int place) {
        return starts[place];
    }

    C accumulated(int place) {
        return accumulated.get(place);
    }

    private int place(long startMillis) {
        if (last < size() && starts[last] == startMillis) {
            return last;
        }
        int found = Arrays.binarySearch(starts, 0, size(), startMillis);
        last = found < 0 ? insert(-found - 1, startMillis) : found;
        return last;
    }

    private int insert(int place, long startMillis) {
        int size = size();
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
        }
        System.arraycopy(starts, place, starts, place + 1, size - place);
        starts[place] = startMillis;
        accumulated.add(place, accumulator.start());
        return place;
    }
}
