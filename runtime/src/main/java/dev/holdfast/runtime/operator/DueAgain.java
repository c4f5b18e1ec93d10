package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.turns.DueEntry;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;

/**
 * Rows that turns of due rows have left due: they get their turns in their places among the others; what is due earlier comes next.
 *
 * @param <K> the type of the key
 */
final class DueAgain<K> {

    /** In place of what a turn before has written, where there was none or nobody need be told. */
    static final int FIRST_TURN = -2;

    private final IntToLongFunction endMillis;
    private final TurnFn<K> turnFn;
    private final PriorityQueue<Entry<K>> entries = new PriorityQueue<>();

    /** @param endMillis from which deadline on rows of a state wait for a later batch */
    DueAgain(IntToLongFunction endMillis, TurnFn<K> turnFn) {
        this.endMillis = endMillis;
        this.turnFn = turnFn;
    }

    /** Runs a turn of a row that had one before. */
    interface TurnFn<K> {

        /**
         * Runs it, if it is still due.
         *
         * @param change what the turn before has written: see {@link TurnRow#beginAgain}
         */
        void run(DueEntry<K> due, int change);
    }

    /** What waits. */
    private record Entry<K>(DueEntry<K> due, int change) implements Comparable<Entry<K>> {

        @Override
        public int compareTo(Entry<K> other) {
            return due.compareTo(other.due);
        }
    }

    /** For key groups in which nothing is due. */
    static <K> DueAgain<K> none() {
        return new DueAgain<>(state -> Long.MIN_VALUE, (due, change) -> {});
    }

    /** Takes a row, if this batch is to run its next turn; returns whether it is. */
    boolean add(DueEntry<K> due, int change) {
        return due.deadlineMillis() < endMillis.applyAsLong(due.stateNumber()) && entries.add(new Entry<>(due, change));
    }

    /** Runs the turns that come before that of a row with a deadline and key. */
    void runBefore(long deadlineMillis, byte[] array, int offset, int length) {
        while (!entries.isEmpty() && entries.element().due.isBefore(deadlineMillis, array, offset, length)) {
            runFirst();
        }
    }

    /** The same, of a row that is known. */
    void runBefore(DueEntry<K> other) {
        while (!entries.isEmpty() && entries.element().due.compareTo(other) < 0) {
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
        Entry<K> first = entries.remove();
        turnFn.run(first.due, first.change);
    }
}
