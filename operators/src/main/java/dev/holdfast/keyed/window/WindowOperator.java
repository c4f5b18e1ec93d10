package dev.holdfast.keyed.window;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.Accumulator;
import dev.holdfast.operator.Window;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.operator.Windows;
import dev.holdfast.serial.KeySerializers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Aggregates the events of each key by tumbling windows, and gives each window once, when it closes.
 *
 * <p>A window is a row under its start. A window is closed when the watermark has reached its end; deadlines fire strictly before the watermark, so the row's is the
 * last millisecond of the window, which is also the event time of the result. The events of a key in a batch are folded by window first, so
 * that a row is read and written once, however many they are.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <C> the type of what is accumulated
 * @param <A> the type of what is computed
 * @param <R> the type of the results
 */
public final class WindowOperator<K, T, C, A, R> extends DeclaredOperator<K, T, R> {

    /** The name of its state. */
    public static final String STATE = "windows";

    /** What the progress calls the events that are in no window. */
    public static final String WITHOUT_TIME = "numRowsWithoutEventTime";

    private final WindowAggregation<K, T, A, R> declared;
    private final Accumulator<? super T, C, A> accumulator;
    private final TumblingWindows windows;
    private final DeclaredState.OfSubKeys<Long, C> open;
    private final List<DeclaredState<?>> states;

    private WindowOperator(WindowAggregation<K, T, A, R> declared, Accumulator<? super T, C, A> accumulator) {
        super(declared);
        this.declared = declared;
        this.accumulator = accumulator;
        windows = new TumblingWindows((Windows.Tumbling) declared.windows());
        open = DeclaredState.ofSubKeys(
                        STATE,
                        declared.windows().text(),
                        KeySerializers.int64(),
                        new AccumulatedSerializer<>(accumulator),
                        Deadlines.CALL)
                .neverWalked();
        states = List.of(open);
    }

    /** The operator that was declared. */
    public static <K, T, A, R> WindowOperator<K, T, ?, A, R> of(WindowAggregation<K, T, A, R> declared) {
        return new WindowOperator<>(declared, declared.aggregate().accumulator());
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
    public boolean removesRowsThatFail() {
        return true;
    }

    /** Late is what belongs to a window that has closed in the batch before, or earlier. */
    @Override
    public boolean isLate(long eventTimeMillis, long lateMillis, long beforeMillis) {
        return windows.last(windows.start(eventTimeMillis)) < beforeMillis;
    }

    @Override
    public void events(Turn<K, R> turn, Events<T> events) {
        Fold<T, C> fold = fold(turn, events);
        Rows<Long, C> rows = turn.rows(open);
        for (int i = 0; i < fold.size(); i++) {
            long start = fold.startMillis(i);
            OneRow<C> row = rows.at(start);
            C before = row.value();
            C accumulated = fold.accumulated(i);
            row.put(before == null ? accumulated : accumulator.merge(before, accumulated), windows.last(start));
        }
    }

    private Fold<T, C> fold(Turn<K, R> turn, Events<T> events) {
        Fold<T, C> fold = new Fold<>(accumulator);
        long withoutTime = 0;
        while (events.hasNext()) {
            T event = events.next();
            if (events.eventTimeMillis() == EventTimes.NONE) {
                withoutTime++;
            } else {
                fold.add(windows.start(events.eventTimeMillis()), event);
            }
        }
        if (withoutTime > 0) {
            turn.count(WITHOUT_TIME, withoutTime);
        }
        return fold;
    }

    @Override
    public void due(Turn<K, R> turn, DueRow due) {
        long start = due.subKey(open);
        OneRow<C> row = turn.rows(open).at(start);
        A value = accumulator.result(Objects.requireNonNull(row.value()));
        row.remove();
        Window window = new Window(Instant.ofEpochMilli(start), Instant.ofEpochMilli(due.deadlineMillis() + 1));
        turn.emit(declared.windowFn().call(turn.key(), window, value), due.deadlineMillis());
    }
}
