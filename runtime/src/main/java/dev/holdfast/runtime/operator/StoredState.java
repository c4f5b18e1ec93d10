package dev.holdfast.runtime.operator;

import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.StateInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator keeps for one key: a state, a timeout, or both.
 *
 * @param key the key
 * @param state what the update function left, if it left a state
 * @param timeout when the key is called again, in the time that the operator's timeouts follow
 * @param rowBytes the size of both in a store
 */
public record StoredState<K, S>(K key, Optional<S> state, Optional<Instant> timeout, int rowBytes) {

    /** Everything that a store has for an operator, by key group and key bytes. Not while the store is changed. */
    public static <K, S> List<StoredState<K, S>> all(OperatorSpec<K, ?, S, ?> spec, StateStore store, int keyGroups) {
        List<StoredState<K, S>> all = new ArrayList<>();
        for (int group = 0; group < keyGroups; group++) {
            store.keyGroup(spec.id(), group).forEach((key, keyOffset, keyLength, row, rowOffset, rowLength) -> {
                StateInput in = new StateInput();
                in.reset(key, keyOffset, keyLength);
                all.add(of(spec, spec.keySerializer().read(in), row, rowOffset, rowLength));
            });
        }
        return all;
    }

    private static <K, S> StoredState<K, S> of(
            OperatorSpec<K, ?, S, ?> spec, K key, byte[] bytes, int from, int length) {
        Row row = new Row();
        row.reset(bytes, from, length);
        Optional<S> state = row.hasValue() ? Optional.of(spec.stateSerializer().read(row.value())) : Optional.empty();
        Optional<Instant> timeout = row.deadlineMillis() == Row.NO_DEADLINE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(row.deadlineMillis()));
        return new StoredState<>(key, state, timeout, length);
    }
}
