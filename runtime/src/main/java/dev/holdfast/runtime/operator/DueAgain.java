package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.turns.DueEntry;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;

/**
 * Rows that turns of due rows have left due: they get their turns in their places among the others; what is due earlier comes next.
 *
 * @param <K> the type of the key
 */
final class DueAgain<K> {

    private final IntToLongFunction endMillis;
    private final Consumer<? super DueEntry<K>> turn;
    private final PriorityQueue<DueEntry<K>> entries = new PriorityQueue<>();

    /**
     * No row yet.
     *
     * @param endMillis from which deadline on rows of a state wait for a later batch
     * @param turn runs the turn of a row, if it is still due
     */
    DueAgain(IntToLongFunction endMillis, Consumer<? super DueEntry<K>> turn) {
        this.endMillis = endMillis;
        this.turn = turn;
    }

    /** For key groups in which nothing is due. */
    static <K> DueAgain<K> none() {
        return new DueAgain<>(state -> Long.MIN_VALUE, due -> {});
    }

    /** Takes a row, if this batch is to run its next turn; returns whether it is. */
    boolean add(DueEntry<K> due) {
        return due.deadlineMillis() < endMillis.applyAsLong(due.stateNumber()) && entries.add(due);
    }

    /** Runs the turns that come before that of a row with a deadline and key. */
    void runBefore(long deadlineMillis, byte[] array, int offset, int length) {
        while (!entries.isEmpty() && entries.element().isBefore(deadlineMillis, array, offset, length)) {
            runFirst();
        }
    }

    /** The same, of a row that is known. */
    void runBefore(DueEntry<K> other) {
        while (!entries.isEmpty() && entries.element().compareTo(other) < 0) {
            runFirst();
        }
    }

    /** Runs those that are left. */
    void runAll() {
        while (!entries.isEmpty()) {
            runFirst();
        }
    }

    private void runFirst() {
        turn.accept(entries.remove());
    }
}
