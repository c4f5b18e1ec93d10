package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.WindowAggregation;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Aggregates by windows that slide. An event touches one slice, whatever the number of windows over it; a window is put together from its slices when it is given.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
final class SlidingWindowOperator<K, T, R> extends PanesOperator<K, T, R> {

    private final SlidingWindows windows;

    SlidingWindowOperator(WindowAggregation<K, T, R> declared, SlidingWindows windows) {
        super(declared);
        this.windows = windows;
    }

    @Override
    long lastMillis(long eventTimeMillis) {
        return windows.last(windows.lastStart(eventTimeMillis));
    }

    @Override
    long lastMillis(Panes slices, int place) {
        return lastMillis(slices.startMillis(place));
    }

    @Override
    int add(Panes slices, long timeMillis, T event) {
        long start = windows.sliceStart(timeMillis);
        int place = slices.firstFrom(start);
        long last = windows.sliceLast(start);
        if (place == slices.size() || slices.startMillis(place) != start) {
            slices.insert(place, start, last, aggregates().start());
        }
        slices.replace(place, start, last, aggregates().add(slices.accumulated(place), event));
        return place;
    }

    @Override
    long nextMillis(Panes slices, long closedMillis) {
        long first = windows.firstStart(slices.startMillis(0));
        return windows.last(Math.max(first, windows.startFrom(windows.startOf(closedMillis))));
    }

    @Override
    void giveEnded(Turn<K, R> turn, Panes slices, long lastMillis) {
        give(turn, slices, windows.startOf(lastMillis));
    }

    @Override
    void giveChanged(Turn<K, R> turn, Panes slices, SortedSet<Long> changed) {
        SortedSet<Long> starts = new TreeSet<>();
        for (long slice : changed) {
            for (long start = windows.firstStart(slice); start <= slice; start = windows.nextStart(start)) {
                if (forgottenMillis(windows.last(start)) >= turn.beforeMillis()) {
                    starts.add(start);
                }
            }
        }
        starts.forEach(start -> give(turn, slices, start));
    }

    private void give(Turn<K, R> turn, Panes slices, long startMillis) {
        long last = windows.last(startMillis);
        Accumulated accumulated = aggregates().start();
        for (int i = slices.firstFrom(startMillis); i < slices.size() && slices.startMillis(i) <= last; i++) {
            accumulated = aggregates().merge(accumulated, slices.accumulated(i));
        }
        give(turn, startMillis, last, accumulated);
    }
}
