package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.aggregate.Combined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is accumulated for one key, by window, in the order of their starts: what was stored, and the events of one batch. Most events fall into the window of the
 * event before.
 *
 * @param <T> the type of the events
 */
final class Fold<T> {

    private static final int FEW = 4;

    private final Combined<T> aggregates;
    private final SingleWindows windows;
    private final LongFunction<@Nullable Accumulated> storedFn;
    private final List<Accumulated> accumulated = new ArrayList<>(FEW);
    private long[] starts = new long[FEW];
    private long[] lasts = new long[FEW];
    private int current;

    /** @param storedFn what is stored of the window with a start; null if nothing is */
    Fold(Combined<T> aggregates, SingleWindows windows, LongFunction<@Nullable Accumulated> storedFn) {
        this.aggregates = aggregates;
        this.windows = windows;
        this.storedFn = storedFn;
    }

    void add(long timeMillis, T event) {
        if (size() == 0 || timeMillis < starts[current] || timeMillis > lasts[current]) {
            current = place(windows.start(timeMillis));
        }
        accumulated.set(current, aggregates.add(accumulated.get(current), event));
    }

    /** The number of windows. */
    int size() {
        return accumulated.size();
    }

    long startMillis(int place) {
        return starts[place];
    }

    long lastMillis(int place) {
        return lasts[place];
    }

    Accumulated accumulated(int place) {
        return accumulated.get(place);
    }

    private int place(long startMillis) {
        int found = Arrays.binarySearch(starts, 0, size(), startMillis);
        return found < 0 ? insert(-found - 1, startMillis) : found;
    }

    private int insert(int place, long startMillis) {
        int size = size();
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        System.arraycopy(starts, place, starts, place + 1, size - place);
        System.arraycopy(lasts, place, lasts, place + 1, size - place);
        starts[place] = startMillis;
        lasts[place] = windows.last(startMillis);
        Accumulated stored = storedFn.apply(startMillis);
        accumulated.add(place, stored == null ? aggregates.start() : stored);
        return place;
    }
}
