package dev.holdfast.keyed.join;

import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.JoinKind;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Joins two streams: an event meets the events of the other side that wait and are near enough in time, and then waits itself. So two partners meet once, whichever
 * comes first, and also in one batch.
 *
 * <p>Events wait in rows, each of which holds a stretch of time; an event looks only at rows that can hold partners. An event is of use while a partner may come
 * that is not late: up to the time of its last partner. As an event at exactly the watermark may still come, as the result of another operator, it is done when the
 * watermark is later than that, which is when deadlines fire. The deadline of a row is the first moment at which one of its events is given by itself, or
 * else when all of them are done.
 *
 * @param <K> the type of the key
 * @param <T> the type of the left events
 * @param <U> the type of the right events
 * @param <R> the type of the results
 */
public final class JoinOperator<K, T, U, R> extends DeclaredOperator<K, Object, R> {

    private final JoinKind kind;
    private final BiFunction<? super @Nullable T, ? super @Nullable U, ? extends R> joinFn;
    private final Nearness nearness;
    private final Side<T> left;
    private final Side<U> right;
    private final List<DeclaredState<?>> states;

    /** The operator that was declared. */
    public JoinOperator(JoinDeclaration<K, T, U, R> declared) {
        super(declared);
        kind = declared.joinKind();
        joinFn = declared.joinFn();
        nearness = Nearness.of(declared.bounds());
        left = Side.left(kind, declared.bounds(), nearness, declared.left());
        right = Side.right(kind, declared.bounds(), nearness, declared.right());
        states = List.of(left.rows(), right.rows());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return states;
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    @Override
    public void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        row.remove();
    }

    @Override
    public boolean isLate(long eventTimeMillis, long lateMillis, long beforeMillis) {
        return nearness.isLate(eventTimeMillis, lateMillis, beforeMillis);
    }

    @Override
    public long resultWatermark(long watermarkMillis) {
        return nearness.resultWatermark(kind, watermarkMillis);
    }

    @Override
    @SuppressWarnings("unchecked") // each input has the events of its side
    public void events(Turn<K, R> turn, Events<Object> events) {
        SideTurn<T> lefts = new SideTurn<>(left, turn.rows(left.rows()));
        SideTurn<U> rights = new SideTurn<>(right, turn.rows(right.rows()));
        long withoutTime = 0;
        while (events.hasNext()) {
            Object event = events.next();
            long timeMillis = events.eventTimeMillis();
            if (timeMillis == EventTimes.NONE) {
                withoutTime++;
            } else if (events.input() == JoinDeclaration.LEFT) {
                left(turn, (T) event, timeMillis, lefts, rights);
            } else {
                right(turn, (U) event, timeMillis, lefts, rights);
            }
        }
        lefts.write(turn.watermarkMillis());
        rights.write(turn.watermarkMillis());
        if (withoutTime > 0) {
            turn.count(WITHOUT_TIME, withoutTime);
        }
    }

    private void left(Turn<K, R> turn, T event, long timeMillis, SideTurn<T> lefts, SideTurn<U> rights) {
        long first = nearness.firstPartner(true, timeMillis);
        long last = nearness.lastPartner(true, timeMillis);
        boolean isMatched = rights.meet(first, last, (partnerMillis, partner) -> {
            if (kind.givesPairs()) {
                turn.emit(joinFn.apply(event, partner), Math.max(timeMillis, partnerMillis));
            }
        });
        if (isMatched && kind == JoinKind.SEMI) {
            turn.emit(joinFn.apply(event, null), timeMillis);
        }
        if (!isMatched || left.keepsMatched()) {
            lefts.add(timeMillis, isMatched, event);
        }
    }

    private void right(Turn<K, R> turn, U event, long timeMillis, SideTurn<T> lefts, SideTurn<U> rights) {
        long first = nearness.firstPartner(false, timeMillis);
        long last = nearness.lastPartner(false, timeMillis);
        boolean isMatched = lefts.meet(first, last, (partnerMillis, partner) -> {
            if (kind.givesPairs()) {
                turn.emit(joinFn.apply(partner, event), Math.max(timeMillis, partnerMillis));
            } else if (kind == JoinKind.SEMI) {
                turn.emit(joinFn.apply(partner, event), partnerMillis);
            }
        });
        rights.add(timeMillis, isMatched, event);
    }

    @Override
    public void due(Turn<K, R> turn, DueRow due) {
        if (due.state() == left.rows()) {
            due(turn, left, due.subKey(left.rows()), event -> joinFn.apply(event, null));
        } else {
            due(turn, right, due.subKey(right.rows()), event -> joinFn.apply(null, event));
        }
    }

    private <E> void due(Turn<K, R> turn, Side<E> side, long start, Alone<E, R> aloneFn) {
        OneRow<WaitingEvents<E>> row = turn.rows(side.rows()).at(start);
        WaitingEvents<E> events = Objects.requireNonNull(row.value());
        int expired = side.expired(events, turn.watermarkMillis());
        for (int place = 0; side.givesAlone() && place < expired; place++) {
            if (!events.isMatched(place)) {
                turn.emit(aloneFn.result(events.event(place)), events.timeMillis(place));
            }
        }
        events.remove(0, expired);
        if (events.size() == 0) {
            row.remove();
        } else {
            row.put(events, side.deadlineMillis(events));
        }
    }

    /** The result of an event without a partner. */
    @FunctionalInterface
    private interface Alone<E, R> {

        R result(E event);
    }
}
