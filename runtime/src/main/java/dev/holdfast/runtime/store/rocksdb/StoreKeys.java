package dev.holdfast.runtime.store.rocksdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Keys as they stand in the database. A row has {@code state number, key group, key}; a timer has {@code state number, key
 * group, time, key}. Numbers have two bytes and the highest first, times eight with the sign inverted, so that the
 * database sorts as is needed: rows by key, timers by time and then by key.
 */
final class StoreKeys {

    static final int PREFIX_BYTES = 4;
    static final int TIMER_HEAD_BYTES = PREFIX_BYTES + Long.BYTES;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final short state;
    private final short keyGroup;

    StoreKeys(int state, int keyGroup) {
        this.state = (short) state;
        this.keyGroup = (short) keyGroup;
    }

    byte[] row(byte[] key) {
        return row(key, 0, key.length);
    }

    byte[] row(byte[] key, int offset, int length) {
        byte[] bytes = withPrefix(PREFIX_BYTES + length);
        System.arraycopy(key, offset, bytes, PREFIX_BYTES, length);
        return bytes;
    }

    /** The timer of the row with key {@code rowKey}. */
    byte[] timer(long millis, byte[] rowKey) {
        return timer(millis, rowKey, PREFIX_BYTES, rowKey.length - PREFIX_BYTES);
    }

    /** The timer of a key. */
    byte[] timer(long millis, byte[] key, int offset, int length) {
        byte[] bytes = withPrefix(TIMER_HEAD_BYTES + length);
        LONG.set(bytes, PREFIX_BYTES, millis ^ Long.MIN_VALUE);
        System.arraycopy(key, offset, bytes, TIMER_HEAD_BYTES, length);
        return bytes;
    }

    /** What the timers from a time on follow. */
    byte[] timersFrom(long millis) {
        byte[] bytes = withPrefix(TIMER_HEAD_BYTES);
        LONG.set(bytes, PREFIX_BYTES, millis ^ Long.MIN_VALUE);
        return bytes;
    }

    static long timerMillis(byte[] timer) {
        return (long) LONG.get(timer, PREFIX_BYTES) ^ Long.MIN_VALUE;
    }

    /** The key of the row that a timer belongs to. */
    byte[] rowOfTimer(byte[] timer) {
        return row(timer, TIMER_HEAD_BYTES, timer.length - TIMER_HEAD_BYTES);
    }

    /** What all keys of this key group follow. */
    byte[] first() {
        return withPrefix(PREFIX_BYTES);
    }

    /** What all keys of this key group stand before. */
    byte[] end() {
        return new StoreKeys(keyGroup == -1 ? state + 1 : state, keyGroup + 1).first();
    }

    private byte[] withPrefix(int length) {
        byte[] bytes = new byte[length];
        SHORT.set(bytes, 0, state);
        SHORT.set(bytes, 2, keyGroup);
        return bytes;
    }
}
