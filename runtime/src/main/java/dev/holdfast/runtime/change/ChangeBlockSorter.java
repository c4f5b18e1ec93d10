package dev.holdfast.runtime.change;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes entries in any order, each key once, and gives them as a sorted change block.
 *
 * <p>Not thread safe. Keeps its memory between blocks.
 */
public final class ChangeBlockSorter {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ChangeBlockWriter unsorted = new ChangeBlockWriter();
    private final ChangeBlockWriter sorted = new ChangeBlockWriter();
    private final ChangeBlockReader left = new ChangeBlockReader();
    private final ChangeBlockReader right = new ChangeBlockReader();

    private int count;
    private int[] starts = new int[16];
    private long[] heads = new long[16];
    private long[] packed = new long[16];
    private int[] spare = new int[0];
    private byte[] first = new byte[0];

    /** How many bytes all keys begin with together. */
    private int common;

    /** Takes a key with its row, and returns the number of the entry. */
    public int append(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength) {
        int entry = addEntry(key, keyOffset, keyLength);
        unsorted.append(key, keyOffset, keyLength, row, rowOffset, rowLength);
        return entry;
    }

    /** Takes a key that has no row any more, and returns the number of the entry. */
    public int appendRemoval(byte[] key, int keyOffset, int keyLength) {
        int entry = addEntry(key, keyOffset, keyLength);
        unsorted.appendRemoval(key, keyOffset, keyLength);
        return entry;
    }

    /** Forgets an entry: another one of the same key is taken in its place. */
    public void discard(int entry) {
        starts[entry] = ~start(entry);
    }

    /** Stands at an entry, which was not discarded; valid until the next change. */
    public ChangeBlockReader read(int entry) {
        left.reset(unsorted.array(), start(entry), end(entry) - start(entry)).next();
        return left;
    }

    /** The size of the block that they make, in bytes. */
    public int size() {
        return unsorted.size();
    }

    /** The memory that is kept for the next block, in bytes. */
    public int capacity() {
        return Math.max(unsorted.array().length, sorted.array().length);
    }

    /** Forgets all entries and keeps the memory. */
    public void clear() {
        count = 0;
        unsorted.clear();
        sorted.clear();
    }

    /**
     * The sorted block of all entries taken since {@link #clear}. Valid until the next call of any method.
     *
     * @throws IllegalStateException if a key was taken twice
     */
    public ChangeBlockWriter sort() {
        sorted.clear();
        sortInto(sorted);
        return sorted;
    }

    /**
     * Appends all entries taken since {@link #clear} to a block, sorted.
     *
     * @throws IllegalStateException if a key was taken twice
     */
    public void sortInto(ChangeBlockWriter target) {
        findHeads();
        int[] order = sortedOrder();
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && compare(order[i - 1], order[i]) == 0) {
                throw new IllegalStateException("a key was changed twice in one block");
            }
            target.appendEntries(unsorted.array(), starts[order[i]], end(order[i]) - starts[order[i]]);
        }
    }

    private int addEntry(byte[] key, int keyOffset, int keyLength) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            heads = Arrays.copyOf(heads, 2 * count);
            packed = new long[2 * count];
        }
        if (count == 0) {
            first = Arrays.copyOfRange(key, keyOffset, keyOffset + keyLength);
            common = keyLength;
        } else {
            int differs = Arrays.mismatch(first, 0, common, key, keyOffset, keyOffset + Math.min(common, keyLength));
            common = differs < 0 ? common : differs;
        }
        starts[count] = unsorted.size();
        return count++;
    }

    /** Finds what mostly decides between two keys: the eight bytes behind those that all have. */
    private void findHeads() {
        byte[] array = unsorted.array();
        for (int entry = 0; entry < count; entry++) {
            int start = start(entry);
            if (array[start] >= 0) {
                heads[entry] = head(array, start + 1 + common, array[start] - common);
            } else {
                read(entry);
                heads[entry] = head(array, left.keyOffset() + common, left.keyLength() - common);
            }
        }
    }

    /** The first eight bytes as an unsigned number, zeros behind a shorter key. */
    private static long head(byte[] key, int offset, int length) {
        if (length >= Long.BYTES) {
            return (long) LONG.get(key, offset);
        }
        long head = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            head = (head << 8) | (i < length ? key[offset + i] & 0xFF : 0);
        }
        return head;
    }

    /** The start of an entry that was discarded is kept inverted, and so is negative. */
    private int start(int entry) {
        int start = starts[entry];
        return start < 0 ? ~start : start;
    }

    private int end(int entry) {
        return entry + 1 == count ? unsorted.size() : start(entry + 1);
    }

    private int compare(int a, int b) {
        int byHead = Long.compareUnsigned(heads[a], heads[b]);
        if (byHead != 0) {
            return byHead;
        }
        left.reset(unsorted.array(), starts[a], end(a) - starts[a]).next();
        right.reset(unsorted.array(), starts[b], end(b) - starts[b]).next();
        return ChangeBlockReader.compareKeys(left, right);
    }

    /**
     * First by as much of the heads as fits into a number with the number of the entry, since the JDK is quick at sorting numbers; then
     * those that this leaves alike, which are few.
     */
    private int[] sortedOrder() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
        int length = 0;
        for (int entry = 0; entry < count; entry++) {
            if (starts[entry] >= 0) {
                packed[length++] = (((heads[entry] ^ Long.MIN_VALUE) >> bits) << bits) | entry;
            }
        }
        Arrays.sort(packed, 0, length);
        int[] order = new int[length];
        int alike = 0;
        for (int i = 0; i < length; i++) {
            order[i] = (int) (packed[i] & ((1L << bits) - 1));
            if (packed[i] >> bits != packed[alike] >> bits) {
                sortByKey(order, alike, i);
                alike = i;
            }
        }
        sortByKey(order, alike, length);
        return order;
    }

    /** A merge sort from the bottom up: the JDK sorts numbers by another order only when they are boxed. */
    private void sortByKey(int[] order, int begin, int end) {
        if (end - begin < 2) {
            return;
        }
        if (spare.length < order.length) {
            spare = new int[order.length];
        }
        int[] from = order;
        int[] to = spare;
        for (long width = 1; width < end - begin; width *= 2) {
            for (long start = begin; start < end; start += 2 * width) {
                int middle = (int) Math.min(start + width, end);
                merge(from, (int) start, middle, (int) Math.min(start + 2 * width, end), to);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        if (from != order) {
            System.arraycopy(from, begin, order, begin, end - begin);
        }
    }

    private void merge(int[] from, int start, int middle, int end, int[] to) {
        if (middle == end || compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int a = start;
        int b = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = b == end || (a < middle && compare(from[a], from[b]) <= 0);
            to[i] = takeLeft ? from[a++] : from[b++];
        }
    }
}
