package dev.holdfast.runtime.reader;

import dev.holdfast.runtime.reader.RowScan.RowBytes;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of an operator as objects. Each call reads the files anew. Streams read as they are consumed, one key group at a
 * time, and need not be closed. Thread safe.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 */
public final class TypedState<K, S> {

    private final RowScan rows;
    private final KeySerializer<K> keySerializer;
    private final StateSchemas<S> schemas;

    TypedState(RowScan rows, KeySerializer<K> keySerializer, StateSchemas<S> schemas) {
        this.rows = rows;
        this.keySerializer = keySerializer;
        this.schemas = schemas;
    }

    /** All keys, by key group and within it in the order of their bytes. */
    public Stream<StateEntry<K, S>> all() {
        return rows.all().map(this::entry);
    }

    /** One key. Reads its key group only. */
    public Optional<StateEntry<K, S>> find(K key) {
        StateOutput out = new StateOutput();
        keySerializer.write(key, out);
        return rows.find(out.toByteArray()).stream().map(this::entry).findFirst();
    }

    /**
     * The keys that begin alike: {@code startingWith(AccountSerializer.prefix("AT"))} for a key record,
     * {@code startingWith(KeyPrefix.text("AT"))} for strings. Reads all key groups.
     */
    public Stream<StateEntry<K, S>> startingWith(KeyPrefix<K> prefix) {
        return rows.startingWith(prefix).map(this::entry);
    }

    /** The keys with a pending timeout, that which is due first first. Holds them all in memory. */
    public Stream<StateEntry<K, S>> timeouts() {
        return all().filter(entry -> entry.timeout().isPresent())
                .sorted(Comparator.comparing(entry -> entry.timeout().orElseThrow()));
    }

    private StateEntry<K, S> entry(RowBytes bytes) {
        Row row = new Row();
        row.reset(bytes.row(), 0, bytes.row().length);
        S state = null;
        if (row.hasValue()) {
            state = schemas.read(row);
        }
        K key = keySerializer.read(new StateInput(bytes.key()));
        return new StateEntry<>(key, state, timeout(row), bytes.keyGroup(), bytes.row().length);
    }

    private static @Nullable Instant timeout(Row row) {
        return row.deadlineMillis() == Row.NO_DEADLINE ? null : Instant.ofEpochMilli(row.deadlineMillis());
    }
}
