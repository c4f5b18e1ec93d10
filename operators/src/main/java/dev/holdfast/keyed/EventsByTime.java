package dev.holdfast.keyed;

import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A state of events that wait until the watermark has passed their times: a row for each time, which is its deadline, with the events of that time as they arrived.
 *
 * @param <T> the type of the events
 */
public final class EventsByTime<T> {

    private final DeclaredState.OfSubKeys<Long, List<T>> rows;

    /**
     * A state with the name {@code events}.
     *
     * @param kind what the events wait for, for people and for the check at a restart
     * @param record what a row is called in its schema
     * @param events the bytes of the events
     */
    public EventsByTime(String kind, String record, StateSerializer<T> events) {
        rows = DeclaredState.ofSubKeys(
                        "events",
                        kind,
                        KeySerializers.int64(),
                        new EventListSerializer<>(record, events),
                        Deadlines.CALL)
                .neverWalked();
    }

    /** For the list of the operator's states. */
    public DeclaredState<?> state() {
        return rows;
    }

    /** Adds events, each behind those of its time that wait already; returns how many rows are new. */
    public int hold(Turn<?, ?> turn, List<TimedEvent<T>> arrived) {
        if (arrived.isEmpty()) {
            return 0;
        }
        NavigableMap<Long, List<T>> byTime = new TreeMap<>();
        for (TimedEvent<T> each : arrived) {
            byTime.computeIfAbsent(each.timeMillis(), absent -> new ArrayList<>())
                    .add(each.event());
        }
        int added = 0;
        for (Map.Entry<Long, List<T>> ofTime : byTime.entrySet()) {
            added += hold(turn, ofTime.getKey(), ofTime.getValue()) ? 1 : 0;
        }
        return added;
    }

    /** Returns whether the row is new. */
    private boolean hold(Turn<?, ?> turn, long timeMillis, List<T> arrived) {
        OneRow<List<T>> row = turn.rows(rows).at(timeMillis);
        List<T> all = row.value();
        if (all == null) {
            row.put(arrived, timeMillis);
        } else {
            all.addAll(arrived);
            row.put(all, timeMillis);
        }
        return all == null;
    }

    /** The time of a row that is due. */
    public long timeMillis(DueRow due) {
        return due.subKey(rows);
    }

    /** Takes the events of a time away. */
    public List<T> take(Turn<?, ?> turn, long timeMillis) {
        OneRow<List<T>> row = turn.rows(rows).at(timeMillis);
        List<T> events = Objects.requireNonNull(row.value());
        row.remove();
        return events;
    }
}
