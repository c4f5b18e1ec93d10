package dev.holdfast.keyed.order;

import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.EventsByTime;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.EventOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Holds each event in a row under its time, which is its deadline, until the watermark has passed it: no earlier one is to come then. So events of a key are given in the order of their
 * times, those of one time as they arrived, whatever the batches were.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class EventOrderOperator<K, T> extends DeclaredOperator<K, T, T> {

    private final EventsByTime<T> held;

    /** The operator that was declared. */
    public EventOrderOperator(EventOrder<K, T> declared) {
        super(declared);
        held = new EventsByTime<>("events until their time", "EventsOfOneTime", declared.eventSerializer());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(held.state());
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    @Override
    public void events(Turn<K, T> turn, Events<T> events) {
        NavigableMap<Long, List<T>> arrived = new TreeMap<>();
        long withoutTime = 0;
        while (events.hasNext()) {
            T event = events.next();
            long timeMillis = events.eventTimeMillis();
            if (timeMillis == EventTimes.NONE) {
                withoutTime++;
            } else {
                arrived.computeIfAbsent(timeMillis, absent -> new ArrayList<>()).add(event);
            }
        }
        arrived.forEach((timeMillis, list) -> held.hold(turn, timeMillis, list));
        if (withoutTime > 0) {
            turn.count(WITHOUT_TIME, withoutTime);
        }
    }

    @Override
    public void due(Turn<K, T> turn, DueRow due) {
        long timeMillis = held.timeMillis(due);
        held.take(turn, timeMillis).forEach(event -> turn.emit(event, timeMillis));
    }
}
