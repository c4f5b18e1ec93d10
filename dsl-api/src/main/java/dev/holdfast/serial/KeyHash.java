package dev.holdfast.serial;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The hash that maps a key's bytes to its key group. It is part of the checkpoint format and never changes;
 * {@code docs/state-format.md} specifies it.
 */
public final class KeyHash {

    private static final VarHandle LONG_LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xBF58476D1CE4E5B9L;
    private static final long LAST = 0x94D049BB133111EBL;

    private KeyHash() {}

    /** A stable hash of {@code length} bytes. */
    public static int of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        long hash = SEED * (length + 1L);
        int at = offset;
        int end = offset + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long word = (long) LONG_LITTLE.get(bytes, at);
            hash = mix((hash ^ word) * STEP);
        }
        long tail = 0;
        for (int i = end - 1; i >= at; i--) {
            tail = (tail << 8) | (bytes[i] & 0xFF);
        }
        hash = mix((hash ^ tail) * LAST);
        return (int) ((hash * STEP) >>> 32);
    }

    /** The key group of a key with this hash: 0 to {@code keyGroups - 1}. */
    public static int keyGroup(int hash, int keyGroups) {
        return (int) (((hash & 0xFFFF_FFFFL) * keyGroups) >>> 32);
    }

    private static long mix(long hash) {
        return hash ^ (hash >>> 32);
    }
}
