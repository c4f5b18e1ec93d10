package dev.holdfast.runtime.reader;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.runtime.reader.RowScan.RowBytes;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One state of an operator as objects. Each call reads the files anew. Streams read as they are consumed, one key group at a
 * time, and need not be closed. Thread safe.
 *
 * @param <K> the type of the key
 * @param <S> the type of the values
 */
public final class TypedState<K, S> {

    private final RowScan rows;
    private final KeySerializer<K> keySerializer;
    private final DeclaredState<S> declared;
    private final @Nullable StateSchemas<S> schemas;

    /** @param schemas null if rows have no values */
    TypedState(
            RowScan rows,
            KeySerializer<K> keySerializer,
            DeclaredState<S> declared,
            @Nullable StateSchemas<S> schemas) {
        this.rows = rows;
        this.keySerializer = keySerializer;
        this.declared = declared;
        this.schemas = schemas;
    }

    /** All rows, by key group and within it in the order of key and sub-key. */
    public Stream<StateEntry<K, S>> all() {
        return rows.all().map(this::entry);
    }

    /** The row of a key; the first one, if it has several. Reads its key group only. */
    public Optional<StateEntry<K, S>> find(K key) {
        return rowsOf(key).findFirst();
    }

    /** The rows of a key, in the order of their sub-keys. Reads its key group only. */
    public Stream<StateEntry<K, S>> rowsOf(K key) {
        StateOutput out = new StateOutput();
        keySerializer.write(key, out);
        return rows.find(out.toByteArray()).stream().map(this::entry);
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

    /** The value of a row, if it has one. */
    Optional<S> value(RowBytes bytes) {
        return entry(bytes).state();
    }

    private StateEntry<K, S> entry(RowBytes bytes) {
        Row row = new Row();
        row.reset(bytes.row(), 0, bytes.row().length);
        S state = null;
        if (row.hasValue()) {
            state = Objects.requireNonNull(schemas).read(row);
        }
        StateInput address = new StateInput(bytes.key());
        K key = keySerializer.read(address);
        Object subKey = declared instanceof DeclaredState.OfSubKeys<?, ?> several
                ? several.subKeys().read(address)
                : null;
        return new StateEntry<>(key, subKey, state, timeout(row), bytes.keyGroup(), bytes.row().length);
    }

    private static @Nullable Instant timeout(Row row) {
        return row.deadlineMillis() == Row.NO_DEADLINE ? null : Instant.ofEpochMilli(row.deadlineMillis());
    }
}
