package dev.holdfast.keyed.join;

import dev.holdfast.keyed.EventTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The value of a row: the events of one stream, key and stretch of time that wait for partners, by time and then by arrival. For each of them it is known whether it had a
 * partner.
 *
 * @param <E> the type of the events
 */
final class WaitingEvents<E> {

    private static final int FEW = 4;

    private final List<E> events;
    private long[] times;
    private boolean[] matched;

    WaitingEvents() {
        this(FEW);
    }

    WaitingEvents(int capacity) {
        events = new ArrayList<>(capacity);
        times = new long[capacity];
        matched = new boolean[capacity];
    }

    int size() {
        return events.size();
    }

    E event(int place) {
        return events.get(place);
    }

    long timeMillis(int place) {
        return times[place];
    }

    boolean isMatched(int place) {
        return matched[place];
    }

    void setMatched(int place) {
        matched[place] = true;
    }

    /** Adds an event behind all that are not later. */
    void add(long timeMillis, boolean isMatched, E event) {
        int place = size() == 0 || times[size() - 1] <= timeMillis ? size() : firstAfter(timeMillis);
        if (size() == times.length) {
            int capacity = Math.max(FEW, 2 * size());
            times = Arrays.copyOf(times, capacity);
            matched = Arrays.copyOf(matched, capacity);
        }
        System.arraycopy(times, place, times, place + 1, size() - place);
        System.arraycopy(matched, place, matched, place + 1, size() - place);
        times[place] = timeMillis;
        matched[place] = isMatched;
        events.add(place, event);
    }

    /** The first place whose event is not earlier; the size if there is none. */
    int firstFrom(long timeMillis) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first place whose event is later; the size if there is none. */
    int firstAfter(long timeMillis) {
        return timeMillis == Long.MAX_VALUE ? size() : firstFrom(timeMillis + 1);
    }

    /** The first event without a partner; the size if there is none. */
    int firstUnmatched() {
        int place = 0;
        while (place < size() && matched[place]) {
            place++;
        }
        return place;
    }

    /** Removes the events of some places. */
    void remove(int from, int end) {
        System.arraycopy(times, end, times, from, size() - end);
        System.arraycopy(matched, end, matched, from, size() - end);
        events.subList(from, end).clear();
    }

    /** Removes the first events that had a partner, up to a place: those without one stay. */
    void removeMatched(int end) {
        int kept = 0;
        for (int place = 0; place < end; place++) {
            if (!matched[place]) {
                times[kept] = times[place];
                matched[kept] = false;
                events.set(kept++, events.get(place));
            }
        }
        remove(kept, end);
    }

    /** For those who look at a row in a test. */
    @Override
    public String toString() {
        return IntStream.range(0, size()).mapToObj(this::text).toList().toString();
    }

    private String text(int place) {
        return events.get(place) + " at " + EventTimes.text(times[place]) + (matched[place] ? ", matched" : "");
    }
}
