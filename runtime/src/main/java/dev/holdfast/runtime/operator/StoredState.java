package dev.holdfast.runtime.operator;

import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.Row;
import java.time.Instant;
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

    static <K, S> StoredState<K, S> of(StateSchemas<S> schemas, K key, byte[] bytes, int from, int length) {
        Row row = new Row();
        row.reset(bytes, from, length);
        Optional<S> state = row.hasValue() ? Optional.of(schemas.read(row)) : Optional.empty();
        Optional<Instant> timeout = row.deadlineMillis() == Row.NO_DEADLINE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(row.deadlineMillis()));
        return new StoredState<>(key, state, timeout, length);
    }
}
