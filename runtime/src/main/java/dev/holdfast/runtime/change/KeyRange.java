package dev.holdfast.runtime.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** Whether a key is in the range. */
    public boolean contains(byte[] array, int offset, int length) {
        return Arrays.compareUnsigned(array, offset, offset + length, from, 0, from.length) >= 0
                && !endsBefore(array, offset, length);
    }

    /** The same keys in ranges that are sorted, not empty, and apart from each other. */
    public static List<KeyRange> union(List<KeyRange> ranges) {
        List<KeyRange> union = new ArrayList<>();
        ranges.stream()
                .filter(range -> !range.isEmpty())
                .sorted((left, right) -> Arrays.compareUnsigned(left.from, right.from))
                .forEach(range -> {
                    KeyRange last = union.isEmpty() ? null : union.get(union.size() - 1);
                    if (last == null || (last.endsBefore(range.from, 0, range.from.length) && !last.touches(range))) {
                        union.add(range);
                    } else {
                        union.set(union.size() - 1, new KeyRange(last.from, later(last.end, range.end)));
                    }
                });
        return union;
    }

    private boolean touches(KeyRange next) {
        return Arrays.equals(end, next.from);
    }

    private static byte @Nullable [] later(byte @Nullable [] left, byte @Nullable [] right) {
        return left == null || right == null ? null : Arrays.compareUnsigned(left, right) < 0 ? right : left;
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
