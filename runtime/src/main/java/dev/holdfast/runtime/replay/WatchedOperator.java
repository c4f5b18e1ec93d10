package dev.holdfast.runtime.replay;

import dev.holdfast.connector.Sink;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator that is called for one key only, and whose calls are seen.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
final class WatchedOperator<K, T, R> implements KeyedOperator<K, T, R> {

    private final KeyedOperator<K, T, R> operator;
    private final byte[] key;
    private final List<ReplayedCall> calls = new ArrayList<>();
    private @Nullable WatchedTurn<K, R> lastTurn;

    WatchedOperator(KeyedOperator<K, T, R> operator, byte[] key) {
        this.operator = operator;
        this.key = key.clone();
    }

    /** The calls for the key, in their order. */
    List<ReplayedCall> calls() {
        return calls;
    }

    /** What an operator does in a turn. */
    @FunctionalInterface
    private interface Call<K, R> {
        void run(Turn<K, R> turn);
    }

    @Override
    public void events(Turn<K, R> turn, Events<T> events) {
        if (isOfKey(turn.key())) {
            WatchedEvents<T> seen = new WatchedEvents<>(events);
            watch(turn, seen, null, own -> operator.events(own, seen));
        }
    }

    @Override
    public void due(Turn<K, R> turn, DueRow row) {
        if (isOfKey(turn.key())) {
            watch(turn, null, row, own -> operator.due(own, row));
        }
    }

    private void watch(Turn<K, R> turn, @Nullable WatchedEvents<T> events, @Nullable DueRow due, Call<K, R> call) {
        WatchedTurn<K, R> own = watched(turn);
        List<ReplayedRow> before = own.rows(states());
        List<ReplayedRow> after = before;
        @Nullable Throwable failure = null;
        try {
            call.run(own);
            after = own.rows(states());
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            calls.add(new ReplayedCall(
                    due == null ? null : WatchedTurn.instant(due.deadlineMillis()),
                    events == null ? List.of() : events.all(),
                    before,
                    after,
                    own.takeResults(),
                    failure));
        }
    }

    /** An operator may count on one object for all turns of a key group. */
    private WatchedTurn<K, R> watched(Turn<K, R> turn) {
        WatchedTurn<K, R> last = lastTurn;
        if (last == null || !last.isOf(turn)) {
            last = new WatchedTurn<>(turn);
            lastTurn = last;
        }
        return last;
    }

    private boolean isOfKey(K other) {
        StateOutput out = new StateOutput();
        EventKeys.append(other, keySerializer(), out);
        return Arrays.equals(out.array(), 0, out.size(), key, 0, key.length);
    }

    @Override
    public boolean readsEventTimes() {
        return true;
    }

    @Override
    public String id() {
        return operator.id();
    }

    @Override
    public String kind() {
        return operator.kind();
    }

    @Override
    public KeySerializer<K> keySerializer() {
        return operator.keySerializer();
    }

    @Override
    public TimeoutMode timeoutMode() {
        return operator.timeoutMode();
    }

    @Override
    public OutputMode outputMode() {
        return operator.outputMode();
    }

    @Override
    public boolean givesEventTimes() {
        return operator.givesEventTimes();
    }

    @Override
    public @Nullable Sink<? super T> lateEventSink() {
        return operator.lateEventSink();
    }

    @Override
    public @Nullable Sink<?> lateEventSink(int input) {
        return operator.lateEventSink(input);
    }

    @Override
    public ErrorPolicy<K, T> errorPolicy() {
        return operator.errorPolicy();
    }

    @Override
    public @Nullable Sink<? super FailedCall<K, T>> failedCallSink() {
        return operator.failedCallSink();
    }

    @Override
    public List<DeclaredState<?>> states() {
        return operator.states();
    }

    @Override
    public List<DeclaredState.OfSubKeys<?, ?>> broadcasts() {
        return operator.broadcasts();
    }

    @Override
    public boolean takesDueRowsBehindEvents() {
        return operator.takesDueRowsBehindEvents();
    }

    @Override
    public boolean isLate(long eventTimeMillis, long lateMillis, long beforeMillis) {
        return operator.isLate(eventTimeMillis, lateMillis, beforeMillis);
    }

    @Override
    public void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        operator.forgiven(turn, due, row);
    }

    @Override
    public boolean takesDueRowsAgain() {
        return operator.takesDueRowsAgain();
    }

    @Override
    public List<String> metrics() {
        return operator.metrics();
    }

    @Override
    public long resultWatermark(long watermarkMillis) {
        return operator.resultWatermark(watermarkMillis);
    }

    @Override
    public @Nullable StartingRows<K, ?> startingRows() {
        return operator.startingRows();
    }
}
