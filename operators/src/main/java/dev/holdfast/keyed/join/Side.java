package dev.holdfast.keyed.join;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.operator.JoinSide;
import dev.holdfast.serial.KeySerializers;

/**
 * What is fixed of one of the two streams.
 *
 * @param isLeft which of them it is
 * @param rows the events that wait, under the starts of their rows
 * @param nearness where partners are
 * @param givesAlone whether an event without a partner is a result
 * @param keepsMatched whether an event that had a partner may have others
 * @param <E> the type of the events
 */
record Side<E>(
        boolean isLeft,
        DeclaredState.OfSubKeys<Long, WaitingEvents<E>> rows,
        Nearness nearness,
        boolean givesAlone,
        boolean keepsMatched) {

    /** The name of the left state. */
    static final String LEFT = "left";

    /** The name of the right state. */
    static final String RIGHT = "right";

    static <E> Side<E> left(JoinKind kind, JoinBounds bounds, Nearness nearness, JoinSide<E> declared) {
        return new Side<>(
                true, state(LEFT, kind, bounds, declared), nearness, kind.givesLeftAlone(), kind.givesPairs());
    }

    static <E> Side<E> right(JoinKind kind, JoinBounds bounds, Nearness nearness, JoinSide<E> declared) {
        return new Side<>(false, state(RIGHT, kind, bounds, declared), nearness, kind.givesRightAlone(), true);
    }

    private static <E> DeclaredState.OfSubKeys<Long, WaitingEvents<E>> state(
            String name, JoinKind kind, JoinBounds bounds, JoinSide<E> declared) {
        return DeclaredState.ofSubKeys(
                name,
                name + " events, " + kind.text() + " " + bounds.text(),
                KeySerializers.int64(),
                new WaitingEventsSerializer<>(declared.events()),
                Deadlines.CALL);
    }

    /** The latest time of a partner of an event of this side. */
    long lastPartner(long timeMillis) {
        return nearness.lastPartner(isLeft, timeMillis);
    }

    /** Whether an event is told that it has a partner, because it would be given without one. */
    boolean marks() {
        return givesAlone && keepsMatched;
    }

    /**
     * When a row is to be looked at: when the first of its events is given by itself, or else when no event of it can have a partner any more.
     */
    long deadlineMillis(WaitingEvents<E> row) {
        int unmatched = givesAlone ? row.firstUnmatched() : row.size();
        return lastPartner(row.timeMillis(unmatched < row.size() ? unmatched : row.size() - 1));
    }

    /** The number of a row's first events that can have no partner any more. */
    int expired(WaitingEvents<E> row, long watermarkMillis) {
        int count = 0;
        while (count < row.size() && lastPartner(row.timeMillis(count)) < watermarkMillis) {
            count++;
        }
        return count;
    }
}
