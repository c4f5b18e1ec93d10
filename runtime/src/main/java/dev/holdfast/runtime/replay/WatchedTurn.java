package dev.holdfast.runtime.replay;

import dev.holdfast.connector.Update;
import dev.holdfast.keyed.BroadcastRows;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.runtime.reader.JsonRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn whose results are seen.
 *
 * @param <K> the type of the key
 * @param <R> the type of the results
 */
final class WatchedTurn<K, R> implements Turn<K, R> {

    private final Turn<K, R> turn;
    private final List<ReplayedEvent> results = new ArrayList<>();

    WatchedTurn(Turn<K, R> turn) {
        this.turn = turn;
    }

    /** Whether it stands for a turn. */
    boolean isOf(Turn<K, R> other) {
        return turn == other;
    }

    /** The results since this was last asked. */
    List<ReplayedEvent> takeResults() {
        List<ReplayedEvent> taken = List.copyOf(results);
        results.clear();
        return taken;
    }

    /** All rows of the key that can be walked, as they are now. */
    List<ReplayedRow> rows(List<DeclaredState<?>> states) {
        List<ReplayedRow> rows = new ArrayList<>();
        for (DeclaredState<?> state : states) {
            if (state instanceof DeclaredState.OfKey<?> ofKey) {
                addRow(ofKey, rows);
            } else if (state instanceof DeclaredState.OfSubKeys<?, ?> ofSubKeys && ofSubKeys.isWalked()) {
                addRows(ofSubKeys, rows);
            }
        }
        return rows;
    }

    private <V> void addRow(DeclaredState.OfKey<V> state, List<ReplayedRow> rows) {
        OneRow<V> row = turn.row(state);
        if (row.hasValue() || row.deadlineMillis() != OneRow.NO_DEADLINE) {
            rows.add(read(state, "", row));
        }
    }

    private <Q, V> void addRows(DeclaredState.OfSubKeys<Q, V> state, List<ReplayedRow> rows) {
        RowWalk<Q, V> walk = turn.rows(state).walk(null, null);
        while (walk.next()) {
            rows.add(read(state, JsonRows.key(state.subKeys(), walk.subKey()), walk.row()));
        }
    }

    private static <V> ReplayedRow read(DeclaredState<V> state, String subKey, OneRow<V> row) {
        V value = row.value();
        String json = value == null ? "null" : JsonRows.value(state.values().orElseThrow(), value);
        return new ReplayedRow(state.name(), subKey, value, json, instant(row.deadlineMillis()));
    }

    /** Null for the time that stands for none. */
    static @Nullable Instant instant(long millis) {
        return millis == EventTimes.NONE ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public K key() {
        return turn.key();
    }

    @Override
    public long processingMillis() {
        return turn.processingMillis();
    }

    @Override
    public long watermarkMillis() {
        return turn.watermarkMillis();
    }

    @Override
    public long beforeMillis() {
        return turn.beforeMillis();
    }

    @Override
    public <V> OneRow<V> row(DeclaredState.OfKey<V> state) {
        return turn.row(state);
    }

    @Override
    public <Q, V> Rows<Q, V> rows(DeclaredState.OfSubKeys<Q, V> state) {
        return turn.rows(state);
    }

    @Override
    public <Q, V> BroadcastRows<Q, V> broadcast(DeclaredState.OfSubKeys<Q, V> state) {
        return turn.broadcast(state);
    }

    @Override
    public void emit(R result, long eventTimeMillis) {
        turn.emit(result, eventTimeMillis);
        Object given = result instanceof Update<?> update ? update.row() : result;
        results.add(new ReplayedEvent(given, instant(eventTimeMillis), 0));
    }

    @Override
    public void count(String metric, long number) {
        turn.count(metric, number);
    }
}
