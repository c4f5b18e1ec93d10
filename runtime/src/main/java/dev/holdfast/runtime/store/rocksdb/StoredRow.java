package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A row as it stands in the database: behind the time at which it is registered in the index of timers. {@code 0, row} if it
 * is not; {@code 1, row} if that is the deadline of the row; {@code 2, eight bytes, row} otherwise. The registration may be
 * earlier than the deadline, never later. Nothing of this reaches a checkpoint.
 */
final class StoredRow {

    /** In place of the bytes of a row that does not exist. */
    static final byte[] ABSENT = new byte[0];

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte UNREGISTERED = 0;
    private static final byte AT_DEADLINE = 1;
    private static final byte EARLIER = 2;

    private StoredRow() {}

    static byte[] of(byte[] row, int offset, int length, long deadlineMillis, long registeredMillis) {
        boolean earlier = registeredMillis != Row.NO_DEADLINE && registeredMillis != deadlineMillis;
        byte[] stored = new byte[1 + (earlier ? Long.BYTES : 0) + length];
        if (earlier) {
            stored[0] = EARLIER;
            LONG.set(stored, 1, registeredMillis);
        } else {
            stored[0] = registeredMillis == Row.NO_DEADLINE ? UNREGISTERED : AT_DEADLINE;
        }
        System.arraycopy(row, offset, stored, stored.length - length, length);
        return stored;
    }

    /** The same row with another registration. */
    static byte[] registered(byte[] stored, long deadlineMillis, long registeredMillis) {
        int offset = rowOffset(stored);
        return of(stored, offset, stored.length - offset, deadlineMillis, registeredMillis);
    }

    static int rowOffset(byte[] stored) {
        return stored[0] == EARLIER ? 1 + Long.BYTES : 1;
    }

    static void read(byte[] stored, Row row) {
        int offset = rowOffset(stored);
        row.reset(stored, offset, stored.length - offset);
    }

    /** The deadline of the row, or {@link Row#NO_DEADLINE}, also if there is no row. */
    static long deadlineMillis(byte[] stored) {
        if (stored == ABSENT) {
            return Row.NO_DEADLINE;
        }
        int offset = rowOffset(stored);
        return Row.deadlineMillis(stored, offset, stored.length - offset);
    }

    /** When the row is registered, or {@link Row#NO_DEADLINE}. */
    static long registration(byte[] stored, long deadlineMillis) {
        return switch (stored[0]) {
            case UNREGISTERED -> Row.NO_DEADLINE;
            case AT_DEADLINE -> deadlineMillis;
            default -> (long) LONG.get(stored, 1);
        };
    }
}
