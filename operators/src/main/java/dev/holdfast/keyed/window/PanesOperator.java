package dev.holdfast.keyed.window;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.WindowAggregation;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates by windows that share events, or that are not told by an event alone. All that is kept of a key is one row of panes, and its deadline is the last
 * millisecond of the window that closes next: one timer for each key, however many windows are open.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
abstract class PanesOperator<K, T, R> extends AggregatingOperator<K, T, R> {

    private final DeclaredState.OfKey<Panes> open;

    PanesOperator(WindowAggregation<K, T, R> declared) {
        super(declared);
        open = DeclaredState.ofKey(
                WindowOperators.STATE,
                declared.windows().text(),
                new PanesSerializer(declared.aggregates().serializer()),
                givesUpdates() ? Deadlines.DROP_WHEN_LATE : Deadlines.CALL);
    }

    @Override
    public final List<DeclaredState<?>> states() {
        return List.of(open);
    }

    @Override
    public final boolean takesDueRowsAgain() {
        return true;
    }

    @Override
    public final void events(Turn<K, R> turn, Events<T> events) {
        OneRow<Panes> row = turn.row(open);
        Panes stored = row.value();
        Panes panes = stored == null ? new Panes() : stored;
        closeBefore(turn, panes, row.deadlineMillis());
        SortedSet<Long> changed = givesUpdates() ? new TreeSet<>() : Collections.emptySortedSet();
        @Nullable T event = nextWithTime(turn, events);
        while (event != null) {
            int place = add(panes, events.eventTimeMillis(), event);
            if (givesUpdates()) {
                changed.add(panes.startMillis(place));
            }
            event = nextWithTime(turn, events);
        }
        put(row, panes, turn.beforeMillis());
        if (givesUpdates()) {
            giveChanged(turn, panes, changed);
        }
    }

    /** What the batch before should have closed and had no room for is closed now, so that no event gets into it. */
    private void closeBefore(Turn<K, R> turn, Panes panes, long deadlineMillis) {
        if (givesUpdates()) {
            forget(panes, turn.beforeMillis());
            return;
        }
        long deadline = deadlineMillis;
        while (!panes.isEmpty() && deadline < turn.beforeMillis()) {
            close(turn, panes, deadline);
            deadline = panes.isEmpty() ? deadline : nextMillis(panes, deadline + 1);
        }
    }

    @Override
    public final void due(Turn<K, R> turn, DueRow due) {
        OneRow<Panes> row = turn.row(open);
        Panes panes = Objects.requireNonNull(row.value());
        close(turn, panes, due.deadlineMillis());
        put(row, panes, due.deadlineMillis() + 1);
    }

    private void close(Turn<K, R> turn, Panes panes, long lastMillis) {
        giveEnded(turn, panes, lastMillis);
        forget(panes, lastMillis + 1);
    }

    /** The window that failed is left out, and no other one. */
    @Override
    public final void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        Panes panes = Objects.requireNonNull(turn.row(open).value());
        forget(panes, due.deadlineMillis() + 1);
        put(turn.row(open), panes, due.deadlineMillis() + 1);
    }

    private void put(OneRow<Panes> row, Panes panes, long closedMillis) {
        if (panes.isEmpty()) {
            row.remove();
        } else if (givesUpdates()) {
            row.put(panes, forgottenMillis(lastMillis(panes, panes.size() - 1)));
        } else {
            row.put(panes, nextMillis(panes, closedMillis));
        }
    }

    /** Removes the panes that belong only to windows of which no event is taken any more. */
    private void forget(Panes panes, long beforeMillis) {
        int end = 0;
        while (end < panes.size() && forgottenMillis(lastMillis(panes, end)) < beforeMillis) {
            end++;
        }
        panes.remove(0, end);
    }

    /** Adds an event; returns the place of the pane that it is in now. */
    abstract int add(Panes panes, long timeMillis, T event);

    /** The last millisecond of the last window that a pane belongs to. */
    abstract long lastMillis(Panes panes, int place);

    /** The last millisecond of the window that closes next, of those that end behind a time. There are panes. */
    abstract long nextMillis(Panes panes, long closedMillis);

    /** Gives the window that has a last millisecond. */
    abstract void giveEnded(Turn<K, R> turn, Panes panes, long lastMillis);

    /**
     * Gives the windows that have changed.
     *
     * @param changed the starts of the panes that have
     */
    abstract void giveChanged(Turn<K, R> turn, Panes panes, SortedSet<Long> changed);
}
