package dev.holdfast.keyed;

import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorKinds;
import dev.holdfast.operator.TimeoutMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stateful operator as an engine sees it: what is done with one key, whoever runs it.
 *
 * <p>In a batch, each key with events gets one turn, keys by first arrival ({@link #events}). Then each row whose deadline has come
 * gets one ({@link #due}), by deadline, key bytes, state and sub-key. A deadline has come when it is <em>earlier than</em> the
 * threshold: the watermark of the batch, or its processing time; each state says which. A row that is left due by a turn with events gets its turn in the
 * same batch, unless rows with earlier deadlines have to wait for the next; one that is left due by a turn of its own ({@link #takesDueRowsAgain} apart), or for which the batch has no room, gets it
 * in the next, which then runs without waiting for input.
 *
 * <p>Immutable, and used by several threads at once, each with turns of its own. What a turn throws fails the turn, and nothing of
 * it is left.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events, of all inputs
 * @param <R> the type of the results
 */
public interface KeyedOperator<K, T, R> extends OperatorDeclaration<K, T, R> {

    /** What it keeps: constants, with names that differ. At least one, but for an operator that only reads {@link #broadcasts}, or keeps nothing from batch to batch. */
    List<DeclaredState<?>> states();

    /** What turns for every key may read by {@link Turn#broadcast}: states of another operator, which runs before this one in each batch, with the names that they have there. */
    default List<DeclaredState.OfSubKeys<?, ?>> broadcasts() {
        return List.of();
    }

    /** A key has events. */
    void events(Turn<K, R> turn, Events<T> events);

    /** The deadline of a row has come. Never called for states whose rows have no deadlines, or are dropped by them. */
    void due(Turn<K, R> turn, DueRow row);

    /** Whether a key that had events may also get turns for due rows in the same batch. If not, these wait for the next batch. */
    default boolean takesDueRowsBehindEvents() {
        return true;
    }

    /**
     * Whether an event is too late to be of use. It then gets no turn, is counted, and goes to {@link #lateEventSink}.
     *
     * @param eventTimeMillis rounded down; never {@link EventTimes#NONE}
     * @param lateMillis up to which millisecond events were promised to have come; of an event between two milliseconds, one less, so that it is
     *     compared in full precision
     * @param beforeMillis see {@link Turn#beforeMillis}
     */
    default boolean isLate(long eventTimeMillis, long lateMillis, long beforeMillis) {
        return timeoutMode() == TimeoutMode.EVENT_TIME && eventTimeMillis <= lateMillis;
    }

    /**
     * What becomes of a row whose own turn failed, when the error policy forgives it. By default it stays, and its deadline is gone; an operator that
     * would never look at it again removes it.
     */
    default void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        row.putDeadline(OneRow.NO_DEADLINE);
    }

    /**
     * Whether a row that its own turn leaves due, at a later deadline, gets another turn in the same batch, in its place among the others. If not, it gets it in
     * the next batch.
     */
    default boolean takesDueRowsAgain() {
        return false;
    }

    /** The figures of its own that it shows in the progress: names, that {@link Turn#count} adds to. */
    default List<String> metrics() {
        return List.of();
    }

    /**
     * The watermark of its results, if they have event times: given the operator's own watermark, no result of a later batch has an
     * event time that is earlier.
     */
    default long resultWatermark(long watermarkMillis) {
        return watermarkMillis;
    }

    /** Whether it asks for the times and inputs of its events; an engine need not keep them for one that does not. */
    default boolean readsEventTimes() {
        return true;
    }

    /** What keys have before the operator's first batch; null for nothing. */
    default @Nullable StartingRows<K, ?> startingRows() {
        return null;
    }

    @Override
    default <X> X accept(OperatorKinds<X> kinds) {
        return kinds.custom(this);
    }
}
