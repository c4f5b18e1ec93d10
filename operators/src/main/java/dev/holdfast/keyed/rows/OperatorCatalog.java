package dev.holdfast.keyed.rows;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of an operator for an engine that does not count its rows: what was written before, compared with the operator, and what is to be written now. A schema stays in the list, and is
 * compared, for as long as the operator lives.
 */
public final class OperatorCatalog {

    private final KeyedOperator<?, ?, ?> operator;
    private final @Nullable OperatorRecord before;
    private final GivingUp words;
    private final List<@Nullable StateSchemas<?>> schemas = new ArrayList<>();
    private final OperatorRecord now;

    /**
     * Compares an operator with what was written of it.
     *
     * @param before null if there is nothing yet
     * @param dropped states, as {@code operator/state}, that may be lost
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if the operator cannot go on with it
     */
    public OperatorCatalog(
            KeyedOperator<?, ?, ?> operator, @Nullable OperatorRecord before, Set<String> dropped, GivingUp words) {
        this.operator = operator;
        this.before = before;
        this.words = words;
        StoredOperator.checkFormats(operator);
        if (before != null) {
            StoredOperator.check(before, operator, name -> dropped.contains(operator.id() + "/" + name), words);
        }
        now = record();
    }

    private OperatorRecord record() {
        List<WrittenState> written = new ArrayList<>();
        for (DeclaredState<?> state : operator.states()) {
            StateSchemas<?> ofState = schemas(state);
            schemas.add(ofState);
            written.add(new WrittenState(
                    state.name(),
                    state.kind(),
                    state.subKeySchema(),
                    state.deadlines().text(),
                    ofState == null ? List.of() : ofState.written(),
                    ofState == null ? WrittenState.NO_SCHEMA : ofState.currentId(),
                    0));
        }
        return StoredOperator.record(operator, written);
    }

    private <V> @Nullable StateSchemas<V> schemas(DeclaredState<V> declared) {
        WrittenState stored =
                before == null ? null : before.state(declared.name()).orElse(null);
        StateSchemas<V> all = declared.values()
                .map(values -> stored == null
                        ? StateSchemas.first(operator.id(), values)
                        : StateSchemas.of(operator.id(), stored, values))
                .orElse(null);
        if (all != null) {
            all.keepAll(words);
        }
        return all;
    }

    /** What is to be written. */
    public OperatorRecord now() {
        return now;
    }

    /** Whether the operator goes on with state that it had. */
    public boolean isRestored() {
        return before != null;
    }

    /** The states that were written and that the operator no longer has: they were given up. */
    public List<WrittenState> gone() {
        return before == null
                ? List.of()
                : before.states().stream()
                        .filter(state -> operator.states().stream()
                                .noneMatch(declared -> declared.name().equals(state.name())))
                        .toList();
    }

    /** The schemas of the values of a state, by its number; null if it has none. */
    public @Nullable StateSchemas<?> schemas(int state) {
        return schemas.get(state);
    }
}
