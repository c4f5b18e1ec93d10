package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.UnreadableRowException;
import dev.holdfast.keyed.Values;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.RowSource;
import dev.holdfast.keyed.rows.StateSchemas;
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
public abstract class EngineRow<V> implements OneRow<V> {

    private final @Nullable StateSchemas<V> schemas;
    private final @Nullable StateSerializer<V> serializer;
    private long goneBeforeMillis;
    private final Row row;

    /** The bytes of the row, once it was written, and those of the next writing, which may fail. */
    private StateOutput bytes;

    private StateOutput spare;
    private boolean isLoaded;
    private @Nullable RuntimeException unreadable;

    /**
     * A row of a state, which stands nowhere yet.
     *
     * @param schemas of its values; null if it has none
     * @param goneBeforeMillis a row whose deadline is before this is gone
     * @param row what reads it
     * @param bytes and {@code spare} hold what is written, in turns
     */
    protected EngineRow(
            DeclaredState<V> declared,
            @Nullable StateSchemas<V> schemas,
            long goneBeforeMillis,
            Row row,
            StateOutput bytes,
            StateOutput spare) {
        this.schemas = schemas;
        serializer = declared.values().orElse(null);
        this.goneBeforeMillis = goneBeforeMillis;
        this.row = row;
        this.bytes = bytes;
        this.spare = spare;
    }

    /** From now on a row whose deadline is before this is gone. */
    protected final void goneBefore(long millis) {
        goneBeforeMillis = millis;
        moved();
    }

    /**
     * Looks the row up.
     *
     * @param into is set to the row, or cleared if there is none
     */
    protected abstract void find(Row into);

    /** The row has become these bytes, which stay as they are until the next writing. */
    protected abstract void written(StateOutput rowBytes);

    /** The row is no more. */
    protected abstract void erased();

    /** Says that this stands at another place. */
    public final void moved() {
        isLoaded = false;
    }

    /** Takes the row at which a walk stands. */
    public final void load(RowSource walk) {
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
    public final boolean exists() {
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
