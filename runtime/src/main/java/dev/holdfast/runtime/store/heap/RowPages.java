package dev.holdfast.runtime.store.heap;

import java.util.Arrays;

/**
 * Byte arrays to which entries are appended. An entry's address is the number of its page and its place in it, in one
 * {@code int}. Nothing is ever freed here; the owner copies what lives into new pages when too much is dead.
 *
 * <p>An entry is {@code key length | row length | key | row}, each length four bytes.
 */
final class RowPages {

    private static final int PLACE_BITS = 16;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

    /** Slightly below a power of two, so that the array and its header fill whole units of the heap. */
    private static final int LARGEST_PAGE = (1 << PLACE_BITS) - 64;

    private static final int SMALLEST_PAGE = 256;
    private static final int HEAD = 2 * Integer.BYTES;

    private byte[][] pages = new byte[4][];
    private int pageCount;
    private int used;
    private long capacity;

    /** Appends an entry and returns its address. */
    int append(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength) {
        int size = Math.addExact(HEAD, Math.addExact(keyLength, rowLength));
        if (pageCount == 0 || size > pages[pageCount - 1].length - used) {
            addPage(size);
        }
        byte[] page = pages[pageCount - 1];
        int at = used;
        Bytes.putInt(page, at, keyLength);
        Bytes.putInt(page, at + Integer.BYTES, rowLength);
        System.arraycopy(key, keyOffset, page, at + HEAD, keyLength);
        System.arraycopy(row, rowOffset, page, at + HEAD + keyLength, rowLength);
        used = at + size;
        return (pageCount - 1) << PLACE_BITS | at;
    }

    byte[] page(int address) {
        return pages[address >>> PLACE_BITS];
    }

    int keyOffset(int address) {
        return (address & PLACE_MASK) + HEAD;
    }

    int keyLength(int address) {
        return Bytes.getInt(page(address), address & PLACE_MASK);
    }

    int rowOffset(int address) {
        return keyOffset(address) + keyLength(address);
    }

    int rowLength(int address) {
        return Bytes.getInt(page(address), (address & PLACE_MASK) + Integer.BYTES);
    }

    /** The bytes of an entry, with its head. */
    int entrySize(int address) {
        return HEAD + keyLength(address) + rowLength(address);
    }

    boolean keyEquals(int address, byte[] key, int offset, int length) {
        int at = keyOffset(address);
        return keyLength(address) == length
                && Arrays.equals(page(address), at, at + length, key, offset, offset + length);
    }

    long memoryUsedBytes() {
        return capacity;
    }

    /** Pages double with what there is already, so that a small key group stays small. An entry may have a page of its own. */
    private void addPage(int size) {
        if (pageCount == 1 << (Integer.SIZE - PLACE_BITS)) {
            throw new IllegalStateException("One key group holds more than 4 GiB of state on the heap: "
                    + "use a checkpoint with more key groups, or a store on disk.");
        }
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, 2 * pageCount);
        }
        int usual = (int) Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, capacity));
        byte[] page = new byte[Math.max(usual, size)];
        pages[pageCount++] = page;
        capacity += page.length;
        used = 0;
    }
}
