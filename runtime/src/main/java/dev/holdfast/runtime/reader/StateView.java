package dev.holdfast.runtime.reader;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.field.All;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.operator.AnyStates;
import dev.holdfast.operator.BroadcastOperator;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.FunctionalOperator;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The state of a query after one batch. Thread safe.
 *
 * <p>Rows are read from the files, and verified, when they are asked for; a damaged file that no other replaces ends in a
 * {@link dev.holdfast.engine.CheckpointCorruptException} then. A query that runs on the checkpoint removes files that it no longer
 * needs; reading then ends in a {@link dev.holdfast.engine.CheckpointException}, and a newer batch has to be read. A larger
 * {@code retainBatches} keeps files for longer.
 */
public final class StateView {

    private final Path directory;
    private final int keyGroups;
    private final CheckpointReader.Content content;

    StateView(Path directory, int keyGroups, CheckpointReader.Content content) {
        this.directory = directory;
        this.keyGroups = keyGroups;
        this.content = content;
    }

    /** The batch that left this state. */
    public long batchId() {
        return content.commit().batchId();
    }

    /** The processing time of the batch. */
    public Instant batchTime() {
        return Instant.ofEpochMilli(content.commit().batchTimeMillis());
    }

    /** The watermark of the batch; empty while there was none. */
    public Optional<Instant> watermark() {
        long millis = content.commit().watermarks().currentMillis();
        return millis == EventTimes.NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** Where each source was after the batch, as JSON, by the id of the source. */
    public SortedMap<String, String> offsets() {
        return content.commit().offsets();
    }

    /** The operators of the query. */
    public List<OperatorSummary> operators() {
        return content.commit().operators().stream().map(OperatorSummary::of).toList();
    }

    /**
     * The state of an operator that has one, for those who have not its classes.
     *
     * @throws IllegalArgumentException if the query has no such operator, or the operator has several states
     */
    public OperatorState of(String operatorId) {
        OperatorRecord operator = record(operatorId);
        if (operator.states().isEmpty()) {
            throw new IllegalArgumentException("Operator '" + operatorId
                    + "' has no state: it keeps nothing from batch to batch. Read that of the operator behind it.");
        } else if (operator.states().size() != 1) {
            throw new IllegalArgumentException("Operator '" + operatorId + "' has the states " + names(operator)
                    + ": say which, as in of(\"" + operatorId + "\", \""
                    + operator.states().get(0).name() + "\").");
        }
        return state(operator, operator.states().get(0));
    }

    /**
     * One of the states of an operator, for those who have not its classes.
     *
     * @param stateName one of {@link OperatorSummary#states}
     * @throws IllegalArgumentException if the query has no such operator, or the operator no such state
     */
    public OperatorState of(String operatorId, String stateName) {
        OperatorRecord operator = record(operatorId);
        return state(
                operator,
                operator.state(stateName)
                        .orElseThrow(() -> new IllegalArgumentException("Operator '" + operatorId + "' has no state '"
                                + stateName + "' after batch " + batchId() + ". It has " + names(operator) + ".")));
    }

    private OperatorState state(OperatorRecord operator, WrittenState state) {
        return new OperatorState(
                operator, state, new RowScan(content, new StateId(operator.id(), state.name()), keyGroups));
    }

    private static List<String> names(OperatorRecord operator) {
        return operator.states().stream().map(WrittenState::name).toList();
    }

    /**
     * The state of an operator as objects.
     *
     * @param operator as it stands in the pipeline, for example {@code SessionsOperators.track()}
     * @throws IllegalArgumentException if the query has no operator of that id
     * @throws CheckpointIncompatibleException if its keys or states are of other types
     */
    public <K, S> TypedState<K, S> of(StatefulOperator<K, ?, S, ?> operator) {
        OperatorSpec<K, ?, S, ?> spec = operator.spec();
        return of(spec.id()).typed(spec.keySerializer(), spec.stateSerializer());
    }

    /**
     * The state of an operator that is a function from state to state, as objects.
     *
     * @param operator as it stands in the pipeline
     * @throws IllegalArgumentException if the query has no operator of that id
     * @throws CheckpointIncompatibleException if its keys or states are of other types
     */
    public <K, S> TypedState<K, S> of(FunctionalOperator<K, ?, S, ?> operator) {
        FunctionalDeclaration<K, ?, S, ?> declared = operator.declaration();
        return of(declared.id()).typed(declared.keySerializer(), declared.stateSerializer());
    }

    /**
     * A value of an operator that takes its states as parameters: a row for each key.
     *
     * @param operator as it stands in the pipeline, for example {@code CardsOperators.watch()}
     * @param state one of its states, for example {@code CardsOperators.WATCH_SPENDING}
     * @throws IllegalArgumentException if the query has no operator of that id, or it no such state
     * @throws CheckpointIncompatibleException if keys or values are of other types
     */
    public <K, V> TypedState<K, V> of(AnyStates<K, ?, ?> operator, StateParameter.OfValue<V> state) {
        return parameter(operator, state);
    }

    /** The same with a map: the sub-key of a row is the key of an entry. */
    public <K, V> TypedState<K, V> of(AnyStates<K, ?, ?> operator, StateParameter.OfMap<?, V> state) {
        return parameter(operator, state);
    }

    /** The same with a list, whose rows come in its order: the sub-key of a row is the place of the element, a {@link Long} that grows but may leave out some. */
    public <K, V> TypedState<K, V> of(AnyStates<K, ?, ?> operator, StateParameter.OfList<V> state) {
        return parameter(operator, state);
    }

    /** The same with values in the order of time: the sub-key of a row is a {@link dev.holdfast.keyed.TimedPlace}. */
    public <K, V> TypedState<K, V> of(AnyStates<K, ?, ?> operator, StateParameter.OfTimeSorted<V> state) {
        return parameter(operator, state);
    }

    /** The same with timers: the sub-key of a row is the timer, its timeout says when it is due, and there are no values. */
    public <K> TypedState<K, Void> of(AnyStates<K, ?, ?> operator, StateParameter.OfTimers<?, ?> state) {
        return parameter(operator, state);
    }

    /** The same with a broadcast, which is kept once: the sub-key of a row is the key of an entry. */
    public <V> TypedState<All, V> of(BroadcastOperator<?, ?, ?, ?> operator, StateParameter.OfBroadcast<?, V> state) {
        return parameter(operator.broadcast(), state);
    }

    private <K, V> TypedState<K, V> parameter(AnyStates<K, ?, ?> operator, StateParameter<?> state) {
        return parameter(operator.declaration(), state);
    }

    private <K, V> TypedState<K, V> parameter(OperatorDeclaration<K, ?, ?> declared, StateParameter<?> state) {
        DeclaredState<?> rows = KeyedOperators.of(declared).states().stream()
                .filter(each -> each.name().equals(state.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Operator '" + declared.id() + "' has no state '"
                        + state.name() + "'. Name one by its constant of the operators class."));
        @SuppressWarnings("unchecked") // the rows of a parameter have its values
        DeclaredState<V> typed = (DeclaredState<V>) rows;
        return of(declared.id(), state.name()).typed(declared.keySerializer(), typed);
    }

    private OperatorRecord record(String operatorId) {
        List<OperatorRecord> operators = content.commit().operators();
        return operators.stream()
                .filter(operator -> operator.id().equals(operatorId))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Checkpoint " + directory + " has no operator '" + operatorId
                                + "' after batch " + batchId() + ". It has "
                                + operators.stream().map(OperatorRecord::id).toList() + "."));
    }
}
