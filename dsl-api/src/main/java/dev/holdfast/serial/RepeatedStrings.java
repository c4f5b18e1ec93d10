package dev.holdfast.serial;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strings that were read lately, by their bytes. Keys of maps come again with every state: to find one costs less than to make
 * one, and the map finds its hash computed. A slot has one string; the later one takes it.
 */
final class RepeatedStrings {

    static final int MAX_LENGTH = 32;

    private static final int SLOTS = 256;

    private final @Nullable String[] strings = new String[SLOTS];

    /** The string of bytes in Latin-1, of no more than {@link #MAX_LENGTH}. */
    String get(byte[] bytes, int at, int length) {
        int hash = length;
        for (int i = at; i < at + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        String known = strings[slot];
        if (known == null || !isEqual(known, bytes, at, length)) {
            known = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            strings[slot] = known;
        }
        return known;
    }

    private static boolean isEqual(String known, byte[] bytes, int at, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != (bytes[at + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
