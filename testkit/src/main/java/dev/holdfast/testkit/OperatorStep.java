package dev.holdfast.testkit;

import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.runtime.operator.StoredState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.assertj.core.api.AssertProvider;

/**
 * What one operator did in a step, and what it keeps after it. AssertJ's {@code assertThat(…)} gives an
 * {@link OperatorStepAssert}.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 */
public final class OperatorStep<K, S> implements AssertProvider<OperatorStepAssert<K, S>> {

    private final Step step;
    private final KeyStates<K, S> states;

    OperatorStep(Step step, KeyStates<K, S> states) {
        this.step = step;
        this.states = states;
    }

    /** The operator's id. */
    public String id() {
        return states.operator().id();
    }

    /** The state of a key after the step. */
    public Optional<S> state(K key) {
        return states.state(key);
    }

    /** The pending timeout of a key after the step. */
    public Optional<Instant> timer(K key) {
        return states.timer(key);
    }

    /** The states of all keys that have one after the step. */
    public Map<K, S> states() {
        Map<K, S> all = new LinkedHashMap<>();
        states.all().forEach(stored -> stored.state().ifPresent(state -> all.put(stored.key(), state)));
        return all;
    }

    /** The pending timeouts of all keys that have one after the step. */
    public Map<K, Instant> timers() {
        Map<K, Instant> all = new LinkedHashMap<>();
        states.all().forEach(stored -> stored.timeout().ifPresent(at -> all.put(stored.key(), at)));
        return all;
    }

    /**
     * The rows of a key in one of the operator's states after the step: values by sub-key, in order. A row that is a deadline only has
     * that in place of a value; the sub-key of a state that has one row for each key is the key.
     *
     * @param state the name of the state
     * @throws IllegalArgumentException if the operator has no such state
     */
    public Map<Object, Object> rows(String state, Object key) {
        Map<Object, Object> rows = new LinkedHashMap<>();
        states.rows(state, key)
                .forEach(row -> rows.put(
                        row.subKey().orElse(key),
                        row.state().isPresent()
                                ? row.state().get()
                                : row.timeout().orElseThrow()));
        return rows;
    }

    /** The size of a key's row in a store, or 0 if it has none. */
    public int rowBytes(K key) {
        return states.all().stream()
                .filter(stored -> stored.key().equals(key))
                .mapToInt(StoredState::rowBytes)
                .sum();
    }

    /** {@code numRowsTotal} after the step: keys with a state or a timeout. */
    public long rowsTotal() {
        List<StateOperatorProgress> progress = progress();
        return progress.isEmpty()
                ? states.all().size()
                : progress.get(progress.size() - 1).numRowsTotal();
    }

    /** {@code numRowsUpdated}, added up over the batches of the step. */
    public long rowsUpdated() {
        return sum(StateOperatorProgress::numRowsUpdated);
    }

    /** {@code numRowsRemoved}, added up over the batches of the step. */
    public long rowsRemoved() {
        return sum(StateOperatorProgress::numRowsRemoved);
    }

    /** {@code numRowsDroppedByWatermark}, late events, added up over the batches of the step. */
    public long rowsDropped() {
        return sum(StateOperatorProgress::numRowsDroppedByWatermark);
    }

    /** Calls that the error policy left out, added up over the batches of the step. */
    public long failedCalls() {
        return sum(progress -> progress.customMetrics().getOrDefault("numFailedCalls", 0L));
    }

    /** What the batches of the step did in this operator, in order. */
    public List<StateOperatorProgress> progress() {
        return step.batches().stream()
                .flatMap(batch -> batch.stateOperators().stream())
                .filter(operator -> operator.operatorId().equals(id()))
                .toList();
    }

    @Override
    public OperatorStepAssert<K, S> assertThat() {
        return new OperatorStepAssert<>(this);
    }

    /** The whole step, as a table. */
    @Override
    public String toString() {
        return step.toString();
    }

    KeyStates<K, S> keyStates() {
        return states;
    }

    String figures() {
        return rowsTotal() + " rows, " + rowsUpdated() + " updated, " + rowsRemoved() + " removed, " + rowsDropped()
                + " dropped" + (failedCalls() == 0 ? "" : ", " + failedCalls() + " failed calls");
    }

    private long sum(ToLongFunction<StateOperatorProgress> figure) {
        return progress().stream().mapToLong(figure).sum();
    }
}
