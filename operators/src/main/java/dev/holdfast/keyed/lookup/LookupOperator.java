package dev.holdfast.keyed.lookup;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.EventsByTime;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.TimedEvent;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.LookupDeclaration;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the version of an event's key that was valid at the event's time.
 *
 * <p>An event waits in a row under its time, and gets its turn when the watermark is later than that: all versions that are not late are there then. Versions are rows under
 * their times; a deletion is one without a value.
 *
 * <p>A version's own turn comes when the watermark has passed its time by the history, and removes all that are older. It is not in the batch that brought the version: in that one, turns for
 * what arrives come at once, even if the batch has no room for events that have waited longer, and these may need what is older. In later batches they come before, by their earlier
 * deadlines. The version then stays, without a deadline, until a later one removes it; a deletion goes.
 *
 * <p>As turns come by time, the version that was found last is where the search for the next one begins. So a lookup passes each version once, however many are kept. Only an
 * event for which a batch had no room may come after a later one; its search begins at the oldest version. Where that is, is known too: rows that a batch has removed are still
 * passed by walks in it.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <U> the type of the versions
 * @param <R> the type of the results
 */
public final class LookupOperator<K, T, U, R> extends DeclaredOperator<K, Object, R> {

    /** What the progress calls the events whose key had no version at their time. */
    public static final String WITHOUT_VERSION = "numRowsWithoutVersion";

    private final BiFunction<? super T, ? super @Nullable U, ? extends R> resultFn;
    private final Predicate<? super U> isDeletion;
    private final boolean givesMissing;
    private final long historyMillis;
    private final EventsByTime<T> waiting;
    private final DeclaredState.OfSubKeys<Long, U> versions;
    private final DeclaredState.OfKey<Long> found;
    private final DeclaredState.OfKey<Long> oldest;

    /** The operator that was declared. */
    public LookupOperator(LookupDeclaration<K, T, U, R> declared) {
        super(declared);
        resultFn = declared.resultFn();
        isDeletion = declared.isDeletion();
        givesMissing = declared.givesMissing();
        historyMillis = declared.history().toMillis();
        waiting = new EventsByTime<>(
                "events that look up", "LookupRow", declared.events().events());
        versions = DeclaredState.ofSubKeys(
                "versions",
                "versions by time",
                KeySerializers.int64(),
                declared.versions().events(),
                Deadlines.CALL);
        found = time("found", "time of the version found last");
        oldest = time("oldest", "time of the oldest version kept");
    }

    private static DeclaredState.OfKey<Long> time(String name, String kind) {
        return DeclaredState.ofKey(name, kind, StateSerializers.int64(), Deadlines.NONE);
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(waiting.state(), versions, found, oldest);
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME, WITHOUT_VERSION);
    }

    @Override
    public void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        if (due.state() == waiting.state()) {
            row.remove();
        } else {
            super.forgiven(turn, due, row);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // each input has the events of its stream
    public void events(Turn<K, R> turn, Events<Object> events) {
        List<TimedEvent<T>> arrived = new ArrayList<>();
        long withoutTime = 0;
        while (events.hasNext()) {
            Object event = events.next();
            long timeMillis = events.eventTimeMillis();
            if (timeMillis == EventTimes.NONE) {
                withoutTime++;
            } else if (events.input() == LookupDeclaration.EVENTS) {
                arrived.add(new TimedEvent<>(timeMillis, (T) event));
            } else {
                long deadlineMillis = Math.max(EventTimes.plus(timeMillis, historyMillis), turn.watermarkMillis());
                put(turn.rows(versions).at(timeMillis), (U) event, deadlineMillis);
            }
        }
        waiting.hold(turn, arrived);
        if (withoutTime > 0) {
            turn.count(WITHOUT_TIME, withoutTime);
        }
    }

    private void put(OneRow<U> row, U version, long deadlineMillis) {
        if (isDeletion.test(version)) {
            row.putDeadlineOnly(deadlineMillis);
        } else {
            row.put(version, deadlineMillis);
        }
    }

    @Override
    public void due(Turn<K, R> turn, DueRow due) {
        if (due.state() == waiting.state()) {
            give(turn, waiting.timeMillis(due));
        } else {
            removeOlder(turn, due.subKey(versions));
        }
    }

    private void give(Turn<K, R> turn, long timeMillis) {
        List<T> events = waiting.take(turn, timeMillis);
        U version = version(turn, timeMillis);
        if (version == null) {
            turn.count(WITHOUT_VERSION, events.size());
        }
        if (version != null || givesMissing) {
            for (T event : events) {
                turn.emit(resultFn.apply(event, version), timeMillis);
            }
        }
    }

    /** The version with the greatest time that is not later; null if there is none, or a deletion. */
    private @Nullable U version(Turn<K, R> turn, long timeMillis) {
        OneRow<Long> last = turn.row(found);
        Long lastMillis = last.value();
        boolean isBehind = lastMillis != null && lastMillis <= timeMillis;
        Rows<Long, U> rows = turn.rows(versions);
        RowWalk<Long, U> walk =
                rows.walk(isBehind ? lastMillis : turn.row(oldest).value(), timeMillis + 1);
        Long newest = null;
        while (walk.next()) {
            newest = walk.subKey();
        }
        if (newest == null) {
            return null;
        }
        if (lastMillis == null || newest > lastMillis) {
            last.put(newest, OneRow.NO_DEADLINE);
        }
        return rows.at(newest).value();
    }

    private void removeOlder(Turn<K, R> turn, long timeMillis) {
        OneRow<Long> first = turn.row(oldest);
        Rows<Long, U> rows = turn.rows(versions);
        RowWalk<Long, U> walk = rows.walk(first.value(), timeMillis);
        while (walk.next()) {
            walk.row().remove();
        }
        OneRow<U> row = rows.at(timeMillis);
        boolean isGone = !row.hasValue();
        if (isGone) {
            row.remove();
        } else {
            row.putDeadline(OneRow.NO_DEADLINE);
        }
        if (isGone && !rows.walk(timeMillis, null).next()) {
            first.remove();
            turn.row(found).remove();
        } else {
            first.put(timeMillis, OneRow.NO_DEADLINE);
        }
    }
}
