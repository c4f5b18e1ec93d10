package dev.holdfast.runtime.reader;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.runtime.reader.RowScan.RowBytes;
import dev.holdfast.serial.KeyPrefix;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One state of an operator as JSON, made by the schemas in the checkpoint without any class of the query. Each row is shown as
 * it was written, also those of older schemas. Each call reads the files anew; streams need not be closed. Thread safe.
 *
 * <p>Records are objects with their components in order, one of several records has its simple name as {@code @type}; lists,
 * sets are arrays, maps are arrays of {@code {"key":…,"value":…}}; numbers and truth values are such, all others are texts, bytes in base 64.
 */
public final class JsonState {

    private final RowScan rows;
    private final JsonRows json;
    private final Function<RowBytes, JsonEntry> entryFn;

    JsonState(RowScan rows, OperatorRecord operator, WrittenState state) {
        this.rows = rows;
        json = new JsonRows(operator, state);
        entryFn = row -> json.entry(row.keyGroup(), row.key(), row.row());
    }

    /** Rows that are read as objects and shown as these would be written now. */
    <V> JsonState(
            RowScan rows,
            OperatorRecord operator,
            WrittenState state,
            TypedState<?, V> typed,
            DeclaredState<V> declared) {
        this.rows = rows;
        json = new JsonRows(operator, state);
        entryFn = row -> {
            JsonEntry written = json.entry(row.keyGroup(), row.key(), row.row());
            return typed.value(row)
                    .map(value ->
                            written.withState(JsonRows.value(declared.values().orElseThrow(), value)))
                    .orElse(written);
        };
    }

    /** All rows, by key group and within it in the order of key and sub-key. */
    public Stream<JsonEntry> all() {
        return rows.all().map(this::entry);
    }

    /**
     * The row of a key; the first one, if it has several. Reads its key group only.
     *
     * @param keyJson the key as {@link JsonEntry#key} shows it: {@code "7"} for a number, {@code "\"ann\""} for a text, {@code
     *     "{\"country\":\"AT\",\"number\":7}"} for a key record, its members in any order
     * @throws IllegalArgumentException if that is not a key of the operator's type
     */
    public Optional<JsonEntry> find(String keyJson) {
        return rowsOf(keyJson).findFirst();
    }

    /**
     * The rows of a key, in the order of their sub-keys. Reads its key group only.
     *
     * @param keyJson as in {@link #find}
     * @throws IllegalArgumentException if that is not a key of the operator's type
     */
    public Stream<JsonEntry> rowsOf(String keyJson) {
        return rows.find(json.bytes(keyJson)).stream().map(this::entry);
    }

    /** The keys that begin alike. Reads all key groups. */
    public Stream<JsonEntry> startingWith(KeyPrefix<?> prefix) {
        return rows.startingWith(prefix).map(this::entry);
    }

    /** The keys with a pending timeout, that which is due first first. Holds them all in memory. */
    public Stream<JsonEntry> timeouts() {
        return all().filter(entry -> entry.timeout().isPresent())
                .sorted(Comparator.comparing(entry -> entry.timeout().orElseThrow()));
    }

    private JsonEntry entry(RowBytes bytes) {
        return entryFn.apply(bytes);
    }
}
