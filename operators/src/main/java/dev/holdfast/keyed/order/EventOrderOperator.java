package dev.holdfast.keyed.order;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.EventsByTime;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.TimedEvent;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.EventOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds each event until the watermark has passed its time: no earlier one is to come then. So events of a key are given in the order of their times, those of one time as they arrived,
 * whatever the batches were.
 *
 * <p>The first few events of a key are one row, since most keys hold no more, and a row for each event would cost several times as much. The others are in rows by their times, so that a key
 * with many of them does not write them all anew in each batch.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class EventOrderOperator<K, T> extends DeclaredOperator<K, T, T> {

    private static final int FEW = 16;

    private final DeclaredState.OfKey<NextEvents<T>> next;
    private final EventsByTime<T> others;

    /** The operator that was declared. */
    public EventOrderOperator(EventOrder<K, T> declared) {
        super(declared);
        next = DeclaredState.ofKey(
                "next", "first events", new NextEventsSerializer<>(declared.eventSerializer()), Deadlines.CALL);
        others = new EventsByTime<>("events until their time", "EventsOfOneTime", declared.eventSerializer());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(next, others.state());
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    @Override
    public void events(Turn<K, T> turn, Events<T> events) {
        OneRow<NextEvents<T>> row = turn.row(next);
        NextEvents<T> held = held(row);
        List<TimedEvent<T>> first = new ArrayList<>();
        List<TimedEvent<T>> behind = new ArrayList<>();
        long withoutTime = 0;
        while (events.hasNext()) {
            T event = events.next();
            long timeMillis = events.eventTimeMillis();
            if (timeMillis == EventTimes.NONE) {
                withoutTime++;
            } else {
                (held.takes(timeMillis) ? first : behind).add(new TimedEvent<>(timeMillis, event));
            }
        }
        held.addAll(first);
        give(turn, held);
        behind.addAll(0, held.takeBehind(FEW));
        held.rowsAdded(others.hold(turn, behind));
        write(row, held);
        if (withoutTime > 0) {
            turn.count(WITHOUT_TIME, withoutTime);
        }
    }

    @Override
    public void due(Turn<K, T> turn, DueRow due) {
        OneRow<NextEvents<T>> row = turn.row(next);
        NextEvents<T> held = held(row);
        if (due.state() == next) {
            give(turn, held);
        } else {
            long timeMillis = others.timeMillis(due);
            others.take(turn, timeMillis).forEach(event -> turn.emit(event, timeMillis));
            held.rowTaken();
        }
        write(row, held);
    }

    private NextEvents<T> held(OneRow<NextEvents<T>> row) {
        NextEvents<T> stored = row.value();
        return stored == null ? new NextEvents<>() : stored;
    }

    private void give(Turn<K, T> turn, NextEvents<T> held) {
        if (turn.watermarkMillis() != EventTimes.NONE) {
            held.takeBefore(turn.watermarkMillis(), each -> turn.emit(each.event(), each.timeMillis()));
        }
    }

    private void write(OneRow<NextEvents<T>> row, NextEvents<T> held) {
        if (held.isNothing()) {
            row.remove();
        } else {
            row.put(held, held.deadlineMillis());
        }
    }
}
