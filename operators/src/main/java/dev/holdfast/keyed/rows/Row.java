package dev.holdfast.keyed.rows;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The form of a row: {@code flags | deadline? | schema id? | fields}. A row may hold a deadline without a value, since a
 * timeout that was set after {@code remove()} still fires. A row with neither does not exist.
 *
 * <p>A reader of one row, to be reset to the next. Not thread safe.
 */
public final class Row {

    /** The deadline of a row that has none. */
    public static final long NO_DEADLINE = Long.MIN_VALUE;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HAS_VALUE = 1;
    private static final int HAS_DEADLINE = 2;
    private static final int ANY_FLAG = HAS_VALUE | HAS_DEADLINE;

    private final StateInput in = new StateInput();
    private byte[] bytes = new byte[0];
    private int valueOffset;
    private int valueLength;
    private boolean hasValue;
    private long deadlineMillis = NO_DEADLINE;
    private int schemaId;

    /** Reads flags, deadline and schema id; the fields are left in {@link #value}. */
    public void reset(byte[] source, int offset, int length) {
        bytes = source;
        in.reset(source, offset, length);
        int flags = in.readByte();
        if (flags < 1 || flags > ANY_FLAG) {
            throw new CorruptStateException("a row does not have flags " + flags);
        }
        hasValue = (flags & HAS_VALUE) != 0;
        deadlineMillis = (flags & HAS_DEADLINE) != 0 ? in.readLong() : NO_DEADLINE;
        schemaId = hasValue ? in.readVarInt() : 0;
        valueOffset = in.position();
        valueLength = in.remaining();
    }

    /** Turns this reader into that of a row that does not exist. */
    public void clear() {
        hasValue = false;
        deadlineMillis = NO_DEADLINE;
    }

    /** Whether there is a state; a row may hold a deadline alone. */
    public boolean hasValue() {
        return hasValue;
    }

    /** When the key's timeout is due, or {@link #NO_DEADLINE}. */
    public long deadlineMillis() {
        return deadlineMillis;
    }

    /** Which of the operator's schemas the fields were written with. */
    public int schemaId() {
        return schemaId;
    }

    /** The fields, from their first byte; only if {@link #hasValue}. Valid until the next call. */
    public StateInput value() {
        in.reset(bytes, valueOffset, valueLength);
        return in;
    }

    /** Copies the fields as they are stored, however much of them was read; only if {@link #hasValue}. */
    public void copyValue(StateOutput out) {
        out.writeRaw(bytes, valueOffset, valueLength);
    }

    /** The deadline of a row, or {@link #NO_DEADLINE}, without reading the rest of it. */
    public static long deadlineMillis(byte[] row, int offset, int length) {
        int flags = length == 0 ? 0 : row[offset];
        if (flags < 1 || flags > ANY_FLAG || ((flags & HAS_DEADLINE) != 0 && length <= Long.BYTES)) {
            throw new CorruptStateException("a row of " + length + " bytes does not have flags " + flags);
        }
        return (flags & HAS_DEADLINE) == 0 ? NO_DEADLINE : (long) LONG.get(row, offset + 1);
    }

    /** Writes all that stands before the fields. */
    public static void writeHead(StateOutput out, boolean hasValue, long deadlineMillis, int schemaId) {
        boolean hasDeadline = deadlineMillis != NO_DEADLINE;
        out.writeByte((hasValue ? HAS_VALUE : 0) | (hasDeadline ? HAS_DEADLINE : 0));
        if (hasDeadline) {
            out.writeLong(deadlineMillis);
        }
        if (hasValue) {
            out.writeVarInt(schemaId);
        }
    }
}
