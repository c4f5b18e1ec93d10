package dev.holdfast.runtime.checkpoint.merge;

import java.util.Arrays;

/**
 * Where, and by what, a key differs from a smaller one, in a number: the offset-value coding of sorted runs (Conner 1977; Graefe
 * and Do, "Offset-value coding in database query processing", 2023).
 *
 * <p>Keys are seen as digits of five bytes. The code of a key against a base that is not greater holds the place of the first
 * digit that differs and the key's digit there; the later the place, the smaller the code. Of two keys coded against one base,
 * the one with the smaller code is smaller, and the code of the other against it is the same as that against the base. So only
 * equal codes need a look at the keys, and what is found there is the code of the greater one. Places that are too far behind
 * for a code have one code in common.
 */
final class KeyCode {

    /** Of a key that equals its base. */
    static final long EQUAL = 0;

    /** Greater than the code of any key. */
    static final long NO_KEY = Long.MAX_VALUE;

    private static final long FAR_BEHIND = 1;
    private static final int DIGIT_BYTES = 5;
    private static final int BITS_PER_BYTE = 9;
    private static final int DIGIT_BITS = DIGIT_BYTES * BITS_PER_BYTE;
    private static final long PLACES = 1 << 17;

    private KeyCode() {}

    /** Against no key at all, which is smaller than every key. */
    static long first(byte[] key, int offset, int length) {
        return at(0, key, offset, length);
    }

    /**
     * Against a base.
     *
     * @return {@link #EQUAL}, or a negative number if the base is greater
     */
    static long of(byte[] base, int baseOffset, int baseLength, byte[] key, int offset, int length) {
        int differs = Arrays.mismatch(base, baseOffset, baseOffset + baseLength, key, offset, offset + length);
        if (differs < 0) {
            return EQUAL;
        }
        if (differs == length
                || (differs < baseLength && (key[offset + differs] & 0xFF) < (base[baseOffset + differs] & 0xFF))) {
            return -1;
        }
        return at(differs / DIGIT_BYTES, key, offset, length);
    }

    private static long at(int place, byte[] key, int offset, int length) {
        if (place >= PLACES) {
            return FAR_BEHIND;
        }
        long digit = 0;
        int start = place * DIGIT_BYTES;
        int end = Math.min(start + DIGIT_BYTES, length);
        for (int i = start; i < end; i++) {
            digit = (digit << BITS_PER_BYTE) | ((key[offset + i] & 0xFF) + 1);
        }
        // Where a key has ended it has zeros, which no byte of it has.
        digit <<= BITS_PER_BYTE * (start + DIGIT_BYTES - end);
        return (PLACES - place) << DIGIT_BITS | digit;
    }
}
