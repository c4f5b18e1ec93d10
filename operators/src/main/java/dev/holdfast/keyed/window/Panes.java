package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** Stretches of event time of one key that do not overlap, in their order, with what is accumulated of each. */
final class Panes {

    private static final int FEW = 4;

    private final List<Accumulated> accumulated = new ArrayList<>(FEW);
    private long[] starts = new long[FEW];
    private long[] lasts = new long[FEW];

    int size() {
        return accumulated.size();
    }

    boolean isEmpty() {
        return accumulated.isEmpty();
    }

    /** Each with what is accumulated. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < size(); i++) {
            text.add(Instant.ofEpochMilli(starts[i]) + "/" + Instant.ofEpochMilli(lasts[i] + 1) + " "
                    + accumulated.get(i));
        }
        return text.toString();
    }

    long startMillis(int place) {
        return starts[place];
    }

    /** The last millisecond. */
    long lastMillis(int place) {
        return lasts[place];
    }

    Accumulated accumulated(int place) {
        return accumulated.get(place);
    }

    /** The first pane that does not begin before a time; {@link #size} if there is none. */
    int firstFrom(long startMillis) {
        int size = size();
        if (size > 0 && starts[size - 1] < startMillis) {
            return size;
        }
        int found = Arrays.binarySearch(starts, 0, size, startMillis);
        return found < 0 ? -found - 1 : found;
    }

    void insert(int place, long startMillis, long lastMillis, Accumulated value) {
        int size = size();
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        System.arraycopy(starts, place, starts, place + 1, size - place);
        System.arraycopy(lasts, place, lasts, place + 1, size - place);
        accumulated.add(place, value);
        starts[place] = startMillis;
        lasts[place] = lastMillis;
    }

    void replace(int place, long startMillis, long lastMillis, Accumulated value) {
        starts[place] = startMillis;
        lasts[place] = lastMillis;
        accumulated.set(place, value);
    }

    /** Removes the panes from one place to before another one. */
    void remove(int from, int end) {
        int size = size();
        System.arraycopy(starts, end, starts, from, size - end);
        System.arraycopy(lasts, end, lasts, from, size - end);
        accumulated.subList(from, end).clear();
    }
}
