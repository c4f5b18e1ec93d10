package dev.holdfast.serial;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Strings that were written lately, with their bytes. Keys of maps and names of constants are written with every state: to
 * copy what they gave the last time costs less than to look at each character. A slot has one string; the later one takes it.
 */
final class WrittenStrings {

    /** Bytes of a slot, and the room that {@link #put} needs: the length takes one, each character another. */
    static final int SLOT = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SLOTS = 64;

    private final @Nullable String[] strings = new String[SLOTS];
    private final byte[] slots = new byte[SLOTS * SLOT];

    /** Puts the string, after its length, and returns where it ends; a negative number if it is not known. */
    int put(String value, byte[] target, int at) {
        int slot = slotOf(value);
        if (!value.equals(strings[slot])) {
            return -1;
        }
        int length = value.length() + 1;
        for (int i = 0; i < length; i += Long.BYTES) {
            WORD.set(target, at + i, (long) WORD.get(slots, slot * SLOT + i));
        }
        return at + length;
    }

    /** Remembers what a string gave, if that is short enough. */
    void remember(String value, byte[] written, int start, int end) {
        if (end - start <= SLOT && end - start == value.length() + 1) {
            int slot = slotOf(value);
            System.arraycopy(written, start, slots, slot * SLOT, end - start);
            strings[slot] = value;
        }
    }

    private static int slotOf(String value) {
        int hash = value.hashCode();
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }
}
