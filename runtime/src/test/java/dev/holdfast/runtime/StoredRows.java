package dev.holdfast.runtime;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateSerializers;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store whose rows a test can look at while the query is idle, written as {@code state@timeout}: {@code 5@6000}, or
 * {@code 5} without a timeout, or {@code -@6000} without a state. For keys that are strings and states that are longs.
 */
final class StoredRows implements Supplier<StateStore> {

    private static final int KEY_GROUPS = 128;

    private final Supplier<StateStore> stores;
    private @Nullable StateStore current;

    StoredRows(Supplier<StateStore> stores) {
        this.stores = stores;
    }

    /** A new store for the next run of the query. */
    @Override
    public StateStore get() {
        current = stores.get();
        return current;
    }

    /** The store of the present run. */
    StateStore current() {
        return current;
    }

    SortedMap<String, String> of(String operatorId) {
        SortedMap<String, String> rows = new TreeMap<>();
        for (int group = 0; group < KEY_GROUPS; group++) {
            KeyGroupStore keyGroup = current.keyGroup(new StateId(operatorId, ""), RowAccess.BY_KEY, group);
            keyGroup.forEach((key, keyOffset, keyLength, row, rowOffset, rowLength) ->
                    rows.put(key(key, keyOffset, keyLength), row(row, rowOffset, rowLength)));
        }
        return rows;
    }

    private static String key(byte[] bytes, int offset, int length) {
        StateInput in = new StateInput();
        in.reset(bytes, offset, length);
        return KeySerializers.string().read(in);
    }

    private static String row(byte[] bytes, int offset, int length) {
        Row row = new Row();
        row.reset(bytes, offset, length);
        String value = row.hasValue() ? String.valueOf(StateSerializers.int64().read(row.value())) : "-";
        return row.deadlineMillis() == Row.NO_DEADLINE ? value : value + "@" + row.deadlineMillis();
    }
}
