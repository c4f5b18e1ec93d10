package dev.holdfast.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one on, up to but not including another, in the order of their unsigned bytes.
 *
 * @param from the first key that may be in the range
 * @param end the first key behind the range; null if there is no end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyRange(byte[] from, byte @Nullable [] end) {

    /** All keys that begin with some bytes. */
    public static KeyRange startingWith(byte[] prefix) {
        return new KeyRange(prefix, behind(prefix));
    }

    /** Whether a key is not in the range, and neither is any behind it. */
    public boolean endsBefore(byte[] array, int offset, int length) {
        return end != null && Arrays.compareUnsigned(array, offset, offset + length, end, 0, end.length) >= 0;
    }

    /** Whether no key is in the range. */
    public boolean isEmpty() {
        return endsBefore(from, 0, from.length);
    }

    /** The first bytes that do not begin with these; null if all that come behind them do. */
    private static byte @Nullable [] behind(byte[] prefix) {
        for (int length = prefix.length; length > 0; length--) {
            if (prefix[length - 1] != -1) {
                byte[] behind = Arrays.copyOf(prefix, length);
                behind[length - 1]++;
                return behind;
            }
        }
        return null;
    }
}
