package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.turns.SharedRows;
import java.util.ArrayList;
import java.util.List;

/**
 * What another operator reads of one with one key, in the turns of every key: a copy of its rows on the heap, since stores are not read by several threads at one place.
 */
public final class SharedStates {

    private final List<SharedState<?>> states = new ArrayList<>();
    private final int keyGroups;

    SharedStates(List<StateInstance<?>> states, int keyGroups) {
        this.keyGroups = keyGroups;
        states.forEach(state -> this.states.add(new SharedState<>(state, keyGroups)));
    }

    /** Takes all that is stored: when the state was restored. */
    public void load() {
        states.forEach(SharedState::load);
    }

    /** Takes what the turns of a batch have changed, before the batch is stored. */
    void take(OperatorBatch<?, ?, ?> batch) {
        for (int keyGroup = 0; keyGroup < keyGroups; keyGroup++) {
            List<StateChanges> changes = batch.changes(keyGroup);
            for (int state = 0; state < changes.size(); state++) {
                states.get(state).take(changes.get(state));
            }
        }
    }

    /** The number of rows. */
    public long rows() {
        return states.stream().mapToLong(state -> state.rows().size()).sum();
    }

    /** The bytes of their keys and values. */
    public long bytes() {
        return states.stream().mapToLong(SharedState::bytes).sum();
    }

    /** Reads what an operator asks for, in the turns of one key group. */
    List<SharedRows<?, ?>> readers(List<DeclaredState.OfSubKeys<?, ?>> asked) {
        List<SharedRows<?, ?>> readers = new ArrayList<>();
        for (DeclaredState.OfSubKeys<?, ?> each : asked) {
            readers.add(find(each.name()).reader(each));
        }
        return readers;
    }

    private SharedState<?> find(String name) {
        return states.stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operator keeps the broadcast '" + name + "'"));
    }
}
