package dev.holdfast.samples.latest;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the event of each key with the latest event time, whenever it is another one; of several with one time, the last that arrived. A key without a newer event for
 * some time is forgotten.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class Latest<K, T> implements KeyedOperator<K, T, T> {

    private static final String DROPPED = "numOlderEvents";

    private final String id;
    private final KeySerializer<K> keys;
    private final Duration keep;
    private final DeclaredState.OfKey<T> latest;

    /**
     * The operator.
     *
     * @param id names its state in the checkpoint
     * @param keys the bytes of the keys
     * @param events the bytes of the events
     * @param keep how long behind its last event a key is remembered
     */
    public Latest(String id, KeySerializer<K> keys, StateSerializer<T> events, Duration keep) {
        this.id = id;
        this.keys = keys;
        this.keep = keep;
        latest = DeclaredState.ofKey("", "latest event", events, Deadlines.DROP_WHEN_LATE);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String kind() {
        return "latest";
    }

    @Override
    public KeySerializer<K> keySerializer() {
        return keys;
    }

    @Override
    public TimeoutMode timeoutMode() {
        return TimeoutMode.EVENT_TIME;
    }

    @Override
    public OutputMode outputMode() {
        return OutputMode.UPDATE;
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(latest);
    }

    @Override
    public List<String> metrics() {
        return List.of(DROPPED);
    }

    @Override
    public void events(Turn<K, T> turn, Events<T> events) {
        OneRow<T> row = turn.row(latest);
        long newestDeadline =
                row.deadlineMillis(); // its own time, and the time to keep it; before all times if there is none
        @Nullable T newest = null;
        while (events.hasNext()) {
            T event = events.next();
            long deadline = events.eventTimeMillis() + keep.toMillis();
            if (deadline >= newestDeadline) {
                newestDeadline = deadline;
                newest = event;
            } else {
                turn.count(DROPPED, 1);
            }
        }
        if (newest != null) {
            row.put(newest, newestDeadline);
            turn.emit(newest, newestDeadline - keep.toMillis());
        }
    }

    @Override
    public void due(Turn<K, T> turn, DueRow row) {
        throw new IllegalStateException("the rows of this operator are dropped");
    }
}
