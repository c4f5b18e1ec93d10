package dev.holdfast.serial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings that were read lately, by their bytes. Keys of maps come again with every state: to find one costs less than to make
 * one, and the map finds its hash computed. A slot has one string; the later one takes it.
 */
final class RepeatedStrings {

    static final int MAX_LENGTH = 32;

    private static final int SLOTS = 128;

    private final @Nullable String[] strings = new String[SLOTS];
    private final byte[] slots = new byte[SLOTS * MAX_LENGTH];

    /** The string of bytes in Latin-1, of no more than {@link #MAX_LENGTH}. */
    String get(byte[] bytes, int at, int length) {
        int hash = length;
        for (int i = at; i < at + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        String known = strings[slot];
        int from = slot * MAX_LENGTH;
        if (known == null
                || known.length() != length
                || !Arrays.equals(slots, from, from + length, bytes, at, at + length)) {
            known = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            strings[slot] = known;
            System.arraycopy(bytes, at, slots, from, length);
        }
        return known;
    }
}
