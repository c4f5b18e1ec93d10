package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.serial.StateOutput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes to both column families, made together, in the bytes that RocksDB itself makes of them: eight bytes that it fills
 * in, the number of writes, and for each its kind, the number of the column family unless it is the first, and key and value
 * behind their lengths. To fill a batch of RocksDB's own takes a native call for each write, eight times as long.
 *
 * <p>RocksDB applies damaged bytes in silence. These go from here straight to it and are kept nowhere else.
 */
final class RocksWrites {

    /** From this size on, writing more at once gains nothing. */
    static final int FULL_BYTES = 1 << 20;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int COUNT_OFFSET = 8;
    private static final int HEAD_BYTES = 12;
    private static final int DELETE = 0;
    private static final int PUT = 1;
    private static final int DELETE_IN_FAMILY = 4;
    private static final int PUT_IN_FAMILY = 5;

    private final StateOutput out = new StateOutput();
    private final int timers;
    private int count;

    /** @param timers the number of the column family of timers; rows are in the first */
    RocksWrites(int timers) {
        this.timers = timers;
        clear();
    }

    void putRow(byte[] rowKey, byte[] stored) {
        begin(PUT);
        write(rowKey);
        write(stored);
    }

    void removeRow(byte[] rowKey) {
        begin(DELETE);
        write(rowKey);
    }

    void putTimer(byte[] timer) {
        begin(PUT_IN_FAMILY);
        out.writeCount(timers);
        write(timer);
        out.writeCount(0);
    }

    void removeTimer(byte[] timer) {
        begin(DELETE_IN_FAMILY);
        out.writeCount(timers);
        write(timer);
    }

    /** Adds all of the other's, behind these. */
    void addAll(RocksWrites other) {
        out.writeRaw(other.out.array(), HEAD_BYTES, other.out.size() - HEAD_BYTES);
        count += other.count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return bytes() >= FULL_BYTES;
    }

    /** Whether the array has become too large to be kept for the next writes. */
    boolean isLarge() {
        return out.array().length > 2 * FULL_BYTES;
    }

    int bytes() {
        return out.size();
    }

    /** What {@code WriteBatch(byte[])} takes. */
    byte[] toByteArray() {
        INT.set(out.array(), COUNT_OFFSET, count);
        return out.toByteArray();
    }

    void clear() {
        out.clear();
        out.writeLong(0);
        out.writeRaw(new byte[HEAD_BYTES - COUNT_OFFSET], 0, HEAD_BYTES - COUNT_OFFSET);
        count = 0;
    }

    private void begin(int kind) {
        out.writeByte(kind);
        count++;
    }

    private void write(byte[] bytes) {
        out.writeCount(bytes.length);
        out.writeRaw(bytes, 0, bytes.length);
    }
}
