package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row that an operator keeps for a key: a state, a timeout, or both.
 *
 * @param name which of the operator's states it is in; empty if that has no name
 * @param key the key
 * @param subKey what tells it from other rows of the key in that state, if there may be others
 * @param state the value, if there is one
 * @param timeout when its deadline is, in the time that the operator follows
 * @param rowBytes the size of value and deadline in a store
 */
public record StoredState<K, S>(
        String name, K key, Optional<Object> subKey, Optional<S> state, Optional<Instant> timeout, int rowBytes) {

    /** Reads rows of one state. */
    static final class Reader<K, V> {

        private final KeySerializer<K> keySerializer;
        private final StateInstance<V> state;
        private final StateInput address = new StateInput();
        private final Row row = new Row();

        Reader(KeySerializer<K> keySerializer, StateInstance<V> state) {
            this.keySerializer = keySerializer;
            this.state = state;
        }

        StoredState<K, V> read(
                byte[] keyBytes, int keyOffset, int keyLength, byte[] rowBytes, int rowOffset, int rowLength) {
            address.reset(keyBytes, keyOffset, keyLength);
            K key = keySerializer.read(address);
            Optional<Object> subKey = state.declared() instanceof DeclaredState.OfSubKeys<?, ?> rows
                    ? Optional.of(rows.subKeys().read(address))
                    : Optional.empty();
            row.reset(rowBytes, rowOffset, rowLength);
            Optional<Instant> deadline = row.deadlineMillis() == Row.NO_DEADLINE
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(row.deadlineMillis()));
            return new StoredState<>(state.declared().name(), key, subKey, value(), deadline, rowLength);
        }

        private Optional<V> value() {
            StateSchemas<V> schemas = state.schemas();
            return row.hasValue() ? Optional.of(Objects.requireNonNull(schemas).read(row)) : Optional.empty();
        }
    }
}
