package dev.holdfast.keyed.join;

import dev.holdfast.keyed.OneRow;
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
            row = load(start);
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

    private void loadAll(long firstStart, long lastStart) {
        long firstMissing = firstStart;
        while (firstMissing <= lastStart && loaded.containsKey(firstMissing)) {
            if (firstMissing == lastStart) {
                return;
            }
            firstMissing = side.nearness().next(firstMissing);
        }
        if (firstMissing == lastStart) {
            load(firstMissing);
        } else {
            walk(firstMissing, lastStart);
        }
    }

    private Loaded<E> load(long start) {
        OneRow<WaitingEvents<E>> row = rows.at(start);
        Loaded<E> read = new Loaded<>(row.value());
        loaded.put(start, read);
        return read;
    }

    private void walk(long firstStart, long lastStart) {
        RowWalk<Long, WaitingEvents<E>> walk =
                rows.walk(firstStart, side.nearness().next(lastStart));
        while (walk.next()) {
            if (!loaded.containsKey(walk.subKey())) {
                loaded.put(walk.subKey(), new Loaded<>(walk.row().value()));
            }
        }
        for (long start = firstStart; ; start = side.nearness().next(start)) {
            loaded.computeIfAbsent(start, absent -> new Loaded<>(null));
            if (start >= lastStart) {
                return;
            }
        }
    }
}
