package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.UnreadableRowException;
import dev.holdfast.keyed.Values;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row at one place, as an operator reads and writes it. It is looked up when it is first asked for. Where it is, and what becomes
 * of what is written, is known by the two kinds there are.
 *
 * @param <V> the type of the value
 */
abstract class EngineRow<V> implements OneRow<V> {

    private final @Nullable StateSchemas<V> schemas;
    private final @Nullable StateSerializer<V> serializer;
    private final long goneBeforeMillis;
    private final Row row;

    /** The bytes of the row, once it was written, and those of the next writing, which may fail. */
    private StateOutput bytes;

    private StateOutput spare;
    private boolean isLoaded;
    private @Nullable RuntimeException unreadable;

    /** @param goneBeforeMillis a row whose deadline is before this is gone */
    EngineRow(StateInstance<V> state, long goneBeforeMillis, RowBuffers buffers) {
        DeclaredState<V> declared = state.declared();
        schemas = state.schemas();
        serializer = declared.values().orElse(null);
        this.goneBeforeMillis = goneBeforeMillis;
        row = buffers.row;
        bytes = buffers.bytes;
        spare = buffers.spare;
    }

    /**
     * Looks the row up.
     *
     * @param into is set to the row, or cleared if there is none
     */
    abstract void find(Row into);

    /** The row has become these bytes, which stay as they are until the next writing. */
    abstract void written(StateOutput rowBytes);

    /** The row is no more. */
    abstract void erased();

    /** Says that this stands at another place. */
    final void moved() {
        isLoaded = false;
    }

    /** Takes the row at which a walk stands. */
    final void load(RowWalk walk) {
        isLoaded = true;
        walk.row(row);
        hideIfGone();
    }

    /** Why a stored value could not be read since the last time this was asked; null if none was. */
    public final @Nullable RuntimeException takeUnreadable() {
        RuntimeException taken = unreadable;
        unreadable = null;
        return taken;
    }

    /** Whether there is a row, which may be a deadline only. */
    final boolean exists() {
        load();
        return row.hasValue() || row.deadlineMillis() != Row.NO_DEADLINE;
    }

    @Override
    public final boolean hasValue() {
        load();
        return row.hasValue();
    }

    @Override
    public final @Nullable V value() {
        load();
        if (!row.hasValue()) {
            return null;
        }
        try {
            return Objects.requireNonNull(schemas).read(row);
        } catch (RuntimeException e) {
            unreadable = e;
            throw new UnreadableRowException(e);
        }
    }

    @Override
    public final long deadlineMillis() {
        load();
        return row.deadlineMillis();
    }

    @Override
    public final void put(V value, long deadlineMillis) {
        spare.clear();
        Row.writeHead(
                spare, true, deadlineMillis, Objects.requireNonNull(schemas).currentId());
        Values.write(Objects.requireNonNull(serializer), value, spare);
        write();
    }

    @Override
    public final void putDeadline(long deadlineMillis) {
        load();
        if (!row.hasValue()) {
            putDeadlineOnly(deadlineMillis);
            return;
        }
        spare.clear();
        Row.writeHead(spare, true, deadlineMillis, row.schemaId());
        row.copyValue(spare);
        write();
    }

    @Override
    public final void putDeadlineOnly(long deadlineMillis) {
        if (deadlineMillis == NO_DEADLINE) {
            remove();
            return;
        }
        spare.clear();
        Row.writeHead(spare, false, deadlineMillis, 0);
        write();
    }

    @Override
    public final void remove() {
        row.clear();
        isLoaded = true;
        erased();
    }

    private void load() {
        if (!isLoaded) {
            isLoaded = true;
            find(row);
            hideIfGone();
        }
    }

    private void hideIfGone() {
        if (row.deadlineMillis() != Row.NO_DEADLINE && row.deadlineMillis() < goneBeforeMillis) {
            row.clear();
        }
    }

    private void write() {
        StateOutput before = bytes;
        bytes = spare;
        spare = before;
        row.reset(bytes.array(), 0, bytes.size());
        isLoaded = true;
        hideIfGone();
        written(bytes);
    }
}
