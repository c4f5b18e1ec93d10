package dev.holdfast.runtime.store.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sorts keys by their unsigned bytes without moving them.
 *
 * <p>What decides between two keys is mostly near: the first bytes behind those that all keys begin with. As many of them as fit
 * stand in a {@code long} in front of the number of the key, and numbers are sorted fast. Keys that agree in those bytes are
 * compared whole.
 */
public final class KeyOrder {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** So many keys are sorted by moving them one by one. */
    private static final int FEW = 16;

    private final Keys keys;

    private KeyOrder(Keys keys) {
        this.keys = keys;
    }

    /** Keys with numbers. */
    public interface Keys {

        /** The array in which the bytes of a key stand. */
        byte[] array(int number);

        int offset(int number);

        int length(int number);
    }

    /**
     * Sorts some keys.
     *
     * @param numbers which keys; not changed
     * @return the numbers in the order of their keys, an array of the caller's own
     */
    public static int[] sorted(int[] numbers, Keys keys) {
        return numbers.length == 0 ? new int[0] : new KeyOrder(keys).sort(numbers);
    }

    /** Compares two keys by their unsigned bytes. */
    static int compare(int left, int right, Keys keys) {
        int leftOffset = keys.offset(left);
        int rightOffset = keys.offset(right);
        return Arrays.compareUnsigned(
                keys.array(left),
                leftOffset,
                leftOffset + keys.length(left),
                keys.array(right),
                rightOffset,
                rightOffset + keys.length(right));
    }

    private int[] sort(int[] numbers) {
        int count = numbers.length;
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        long places = (1L << placeBits) - 1;
        int common = common(numbers);
        long[] order = new long[count];
        for (int place = 0; place < count; place++) {
            // Numbers are sorted as signed ones.
            long head = head(numbers[place], common) ^ Long.MIN_VALUE;
            order[place] = (head & ~places) | place;
        }
        Arrays.sort(order);
        int[] sorted = new int[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            sorted[i] = numbers[(int) (order[i] & places)];
            if (i + 1 == count || (order[i] & ~places) != (order[i + 1] & ~places)) {
                sortWhole(sorted, start, i + 1);
                start = i + 1;
            }
        }
        return sorted;
    }

    private void sortWhole(int[] numbers, int from, int to) {
        if (to - from <= FEW) {
            insert(numbers, from, to);
        } else {
            int[] sorted = IntStream.of(Arrays.copyOfRange(numbers, from, to))
                    .boxed()
                    .sorted((left, right) -> compare(left, right, keys))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, numbers, from, sorted.length);
        }
    }

    /** Sorts a few, by moving each forward to its place. */
    private void insert(int[] numbers, int from, int to) {
        for (int next = from + 1; next < to; next++) {
            int number = numbers[next];
            int place = next;
            while (place > from && compare(numbers[place - 1], number, keys) > 0) {
                numbers[place] = numbers[place - 1];
                place--;
            }
            numbers[place] = number;
        }
    }

    /** How many bytes all keys begin with together. */
    private int common(int[] numbers) {
        byte[] first = keys.array(numbers[0]);
        int offset = keys.offset(numbers[0]);
        int common = keys.length(numbers[0]);
        for (int i = 1; i < numbers.length; i++) {
            int number = numbers[i];
            int other = keys.offset(number);
            int compared = Math.min(common, keys.length(number));
            int differs = Arrays.mismatch(first, offset, offset + common, keys.array(number), other, other + compared);
            common = differs < 0 ? common : differs;
        }
        return common;
    }

    /** Eight bytes as an unsigned number, zeros behind a shorter key. */
    private long head(int number, int from) {
        byte[] array = keys.array(number);
        int offset = keys.offset(number) + from;
        int length = keys.length(number) - from;
        if (length >= Long.BYTES) {
            return (long) LONG.get(array, offset);
        }
        long head = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            head = (head << 8) | (i < length ? array[offset + i] & 0xFF : 0);
        }
        return head;
    }
}
