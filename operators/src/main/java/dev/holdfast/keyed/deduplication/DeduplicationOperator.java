package dev.holdfast.keyed.deduplication;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.Deduplication;
import java.util.List;

/**
 * Passes the first event of each id, and remembers the id for some time: a row that is a deadline and nothing else.
 *
 * <p>The last moment at which a duplicate is left out for sure is that of the first event and the time within. An id is forgotten when the watermark
 * has reached this moment, since what comes then is later; as deadlines fire strictly before the watermark, the row's is a
 * millisecond earlier. But the event of a batch may be as early as the watermark of the batch before allows, so the row has to be seen
 * until that one has passed too: hence {@link Deadlines#DROP_WHEN_LATE}.
 *
 * @param <K> the type of the id
 * @param <T> the type of the events
 */
public final class DeduplicationOperator<K, T> extends DeclaredOperator<K, T, T> {

    /** The name of its state. */
    public static final String STATE = "ids";

    /** What a checkpoint says of the rows. */
    public static final String KIND = "ids seen";

    /** What the progress calls the events that were left out, but for late ones. */
    public static final String DROPPED = "numDroppedDuplicateRows";

    private final long withinMillis;
    private final DeclaredState.OfKey<Void> seen = DeclaredState.ofKey(STATE, KIND, Deadlines.DROP_WHEN_LATE);
    private final List<DeclaredState<?>> states = List.of(seen);

    public DeduplicationOperator(Deduplication<K, T> declared) {
        super(declared);
        withinMillis = EventTimes.ceilMillis(declared.within());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return states;
    }

    @Override
    public List<String> metrics() {
        return List.of(DROPPED);
    }

    @Override
    public void events(Turn<K, T> turn, Events<T> events) {
        OneRow<Void> row = turn.row(seen);
        boolean isKnown = row.deadlineMillis() != OneRow.NO_DEADLINE;
        long dropped = 0;
        while (events.hasNext()) {
            T event = events.next();
            if (isKnown) {
                dropped++;
                continue;
            }
            long timeMillis = events.eventTimeMillis();
            turn.emit(event, timeMillis);
            if (timeMillis != EventTimes.NONE) {
                row.putDeadlineOnly(EventTimes.plus(EventTimes.plus(events.eventTimeCeilMillis(), withinMillis), -1));
                isKnown = true;
            }
        }
        if (dropped > 0) {
            turn.count(DROPPED, dropped);
        }
    }

    @Override
    public void due(Turn<K, T> turn, DueRow row) {
        throw new IllegalStateException("rows of ids are dropped without a call");
    }
}
