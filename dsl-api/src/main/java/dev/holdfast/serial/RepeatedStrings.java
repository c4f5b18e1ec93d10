package dev.holdfast.serial;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The Latin-1 strings that were read last, at most one for each hash. */
final class RepeatedStrings {

    private static final int SLOTS = 256;

    private @Nullable String @Nullable [] slots;

    /** The string of these bytes. */
    String get(byte[] bytes, int offset, int length) {
        @Nullable String[] known = slots;
        if (known == null) {
            known = new String[SLOTS];
            slots = known;
        }
        int slot = slot(bytes, offset, length);
        String candidate = known[slot];
        if (candidate != null && matches(candidate, bytes, offset, length)) {
            return candidate;
        }
        String fresh = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        known[slot] = fresh;
        return fresh;
    }

    private static int slot(byte[] bytes, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ (hash >>> 8)) & (SLOTS - 1);
    }

    private static boolean matches(String candidate, byte[] bytes, int offset, int length) {
        if (candidate.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (candidate.charAt(i) != (bytes[offset + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
