package dev.holdfast.keyed.join;

import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one side that a turn has touched: each is read once and written once, however many events the turn has.
 *
 * @param <E> the type of the side's events
 */
final class SideTurn<E> {

    private final Side<E> side;
    private final Rows<Long, WaitingEvents<E>> rows;
    private final NavigableMap<Long, Loaded<E>> loaded = new TreeMap<>();

    /** Whether there is a stretch of rows of which all that are stored are loaded. */
    private boolean isAnyLoaded;

    private long loadedFrom;
    private long loadedEnd;

    SideTurn(Side<E> side, Rows<Long, WaitingEvents<E>> rows) {
        this.side = side;
        this.rows = rows;
    }

    /** A row as the turn has it. */
    private static final class Loaded<E> {

        final WaitingEvents<E> events;
        final boolean isStored;
        boolean isChanged;

        Loaded(@Nullable WaitingEvents<E> stored) {
            events = stored == null ? new WaitingEvents<>() : stored;
            isStored = stored != null;
        }
    }

    Side<E> side() {
        return side;
    }

    /** Lets an event wait. */
    void add(long timeMillis, boolean isMatched, E event) {
        long start = side.nearness().start(timeMillis);
        Loaded<E> row = loaded.get(start);
        if (row == null) {
            row = isKnown(start)
                    ? new Loaded<>(null)
                    : new Loaded<>(rows.at(start).value());
            loaded.put(start, row);
        }
        row.events.add(timeMillis, isMatched, event);
        row.isChanged = true;
    }

    /**
     * Meets the events of some time, in their order, both ends inclusive.
     *
     * @param action is done with each of them
     * @return whether there were any
     */
    boolean meet(long firstMillis, long lastMillis, Meeting<? super E> action) {
        long firstStart = side.nearness().start(firstMillis);
        long lastStart = side.nearness().start(lastMillis);
        loadAll(firstStart, lastStart);
        boolean isAny = false;
        for (Loaded<E> row : loaded.subMap(firstStart, true, lastStart, true).values()) {
            int from = row.events.firstFrom(firstMillis);
            int end = row.events.firstAfter(lastMillis);
            if (from < end) {
                isAny = true;
                meet(row, from, end, action);
            }
        }
        return isAny;
    }

    private void meet(Loaded<E> row, int from, int end, Meeting<? super E> action) {
        for (int place = from; place < end; place++) {
            action.with(row.events.timeMillis(place), row.events.event(place));
            if (side.marks() && !row.events.isMatched(place)) {
                row.events.setMatched(place);
                row.isChanged = true;
            }
        }
        if (!side.keepsMatched()) {
            row.events.remove(from, end);
            row.isChanged = true;
        }
    }

    /** Writes what was changed. What is of no use by the watermark of the batch is not kept; what is due then is given by a turn of its own. */
    void write(long watermarkMillis) {
        loaded.forEach((start, row) -> {
            if (row.isChanged) {
                dropExpired(row.events, watermarkMillis);
                write(start, row);
            }
        });
    }

    private void dropExpired(WaitingEvents<E> events, long watermarkMillis) {
        int expired = side.expired(events, watermarkMillis);
        if (side.givesAlone()) {
            events.removeMatched(expired);
        } else {
            events.remove(0, expired);
        }
    }

    private void write(long start, Loaded<E> row) {
        if (row.events.size() > 0) {
            rows.at(start).put(row.events, side.deadlineMillis(row.events));
        } else if (row.isStored) {
            rows.at(start).remove();
        }
    }

    /** Whether a row would be loaded if it was stored. */
    private boolean isKnown(long start) {
        return isAnyLoaded && start >= loadedFrom && start < loadedEnd;
    }

    /** What lies in the stretch that is loaded is not read again. The events of a turn are near each other, so there is one stretch. */
    private void loadAll(long firstStart, long lastStart) {
        long end = side.nearness().next(lastStart);
        if (!isAnyLoaded || firstStart > loadedEnd || end < loadedFrom) {
            load(firstStart, lastStart, end);
            isAnyLoaded = true;
            loadedFrom = firstStart;
            loadedEnd = end;
            return;
        }
        if (firstStart < loadedFrom) {
            walk(firstStart, loadedFrom);
            loadedFrom = firstStart;
        }
        if (end > loadedEnd) {
            load(loadedEnd, lastStart, end);
            loadedEnd = end;
        }
    }

    private void load(long firstStart, long lastStart, long end) {
        if (firstStart < lastStart) {
            walk(firstStart, end);
        } else if (!loaded.containsKey(firstStart)) {
            loaded.put(firstStart, new Loaded<>(rows.at(firstStart).value()));
        }
    }

    private void walk(long firstStart, long end) {
        RowWalk<Long, WaitingEvents<E>> walk = rows.walk(firstStart, end);
        while (walk.next()) {
            if (!loaded.containsKey(walk.subKey())) {
                loaded.put(walk.subKey(), new Loaded<>(walk.row().value()));
            }
        }
    }
}
