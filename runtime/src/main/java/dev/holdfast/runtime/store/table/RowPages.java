package dev.holdfast.runtime.store.table;

import java.util.Arrays;

/**
 * Byte arrays to which entries are appended. An entry's address is the number of its page and its place in it, in one
 * {@code int}. A page of which all entries are dead is given back at once; to have the room of others, their owner sweeps them and
 * moves what lives there.
 *
 * <p>An entry is {@code key length | row length | key | row}, each length four bytes.
 */
final class RowPages {

    /** Of no entry: no page is as long. */
    static final int NO_ADDRESS = -1;

    private static final int NO_PAGE = -1;
    private static final int PLACE_BITS = 16;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int MAX_PAGES = 1 << (Integer.SIZE - PLACE_BITS);

    /** Slightly below a power of two, so that the array and its header fill whole units of the heap. */
    private static final int LARGEST_PAGE = (1 << PLACE_BITS) - 64;

    private static final int SMALLEST_PAGE = 256;
    private static final int HEAD = 2 * Integer.BYTES;
    private static final byte[] NONE = new byte[0];

    private byte[][] pages = new byte[4][];

    /** How many bytes of each page were written, and how many of these belong to entries that are dead. */
    private int[] used = new int[4];

    private int[] dead = new int[4];

    /** Numbers below this one were given to pages; some may be free. */
    private int limit;

    private int freeNumbers;
    private int current = NO_PAGE;
    private int swept = NO_PAGE;
    private int sweptTo;
    private byte[] spare = NONE;
    private long capacity;
    private long liveBytes;
    private long deadBytes;

    /** Appends an entry and returns its address. */
    int append(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength) {
        int size = Math.addExact(HEAD, Math.addExact(keyLength, rowLength));
        if (current == NO_PAGE || size > pages[current].length - used[current]) {
            addPage(size);
        }
        byte[] page = pages[current];
        int at = used[current];
        Bytes.putInt(page, at, keyLength);
        Bytes.putInt(page, at + Integer.BYTES, rowLength);
        System.arraycopy(key, keyOffset, page, at + HEAD, keyLength);
        System.arraycopy(row, rowOffset, page, at + HEAD + keyLength, rowLength);
        used[current] = at + size;
        liveBytes += size;
        return current << PLACE_BITS | at;
    }

    /** Says that nobody needs an entry any more. */
    void discard(int address) {
        int number = address >>> PLACE_BITS;
        int size = entrySize(address);
        liveBytes -= size;
        deadBytes += size;
        dead[number] += size;
        if (dead[number] == used[number]) {
            empty(number);
        }
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

    /** The bytes of all entries that were not discarded. */
    long liveBytes() {
        return liveBytes;
    }

    /** The bytes of discarded entries that still take room. */
    long deadBytes() {
        return deadBytes;
    }

    long memoryUsedBytes() {
        return capacity + (long) pages.length * (Long.BYTES + 2 * Integer.BYTES);
    }

    /**
     * The next entry of the page that is swept, dead or alive; whoever goes on with it moves it if it lives. A page is swept from
     * front to back, and then the one with the most dead bytes. {@link #NO_ADDRESS} if no page has any, but for the one that is
     * being filled.
     */
    int nextToSweep() {
        if (swept == NO_PAGE) {
            swept = untidiest();
            sweptTo = 0;
        }
        if (swept == NO_PAGE) {
            return NO_ADDRESS;
        }
        int address = swept << PLACE_BITS | sweptTo;
        sweptTo += entrySize(address);
        return address;
    }

    /** Forgets all entries, and keeps one page for about as many. */
    void clear() {
        int wanted = (int) Math.min(LARGEST_PAGE, capacity);
        byte[] page = limit == 1 ? pages[0] : new byte[wanted];
        Arrays.fill(pages, 0, limit, null);
        Arrays.fill(used, 0, limit, 0);
        Arrays.fill(dead, 0, limit, 0);
        if (limit > 0) {
            pages[0] = page;
            limit = 1;
            current = 0;
            capacity = (long) page.length + spare.length;
        }
        freeNumbers = 0;
        swept = NO_PAGE;
        liveBytes = 0;
        deadBytes = 0;
    }

    private int untidiest() {
        int most = NO_PAGE;
        for (int number = 0; number < limit; number++) {
            if (number != current && dead[number] > (most == NO_PAGE ? 0 : dead[most])) {
                most = number;
            }
        }
        return most;
    }

    /** Gives a page back; the one that is being filled is filled anew. One is kept for the next time. */
    private void empty(int number) {
        deadBytes -= dead[number];
        dead[number] = 0;
        used[number] = 0;
        if (number == swept) {
            swept = NO_PAGE;
        }
        if (number == current) {
            return;
        }
        byte[] page = pages[number];
        pages[number] = NONE;
        freeNumbers++;
        if (spare.length == 0 && page.length == LARGEST_PAGE) {
            spare = page;
        } else {
            capacity -= page.length;
        }
    }

    /** Pages grow with what there is already, so that a small key group stays small. An entry may have a page of its own. */
    private void addPage(int size) {
        int number = freeNumber();
        if (spare.length >= size && spare.length > 0) {
            pages[number] = spare;
            spare = NONE;
        } else {
            int usual = (int) Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, capacity / 4));
            pages[number] = new byte[Math.max(usual, size)];
            capacity += pages[number].length;
        }
        current = number;
    }

    private int freeNumber() {
        if (freeNumbers > 0) {
            freeNumbers--;
            int number = 0;
            while (pages[number].length > 0) {
                number++;
            }
            return number;
        }
        if (limit == MAX_PAGES) {
            throw new IllegalStateException("One key group holds more than 4 GiB of state on the heap: "
                    + "use a checkpoint with more key groups, or a store on disk.");
        }
        if (limit == pages.length) {
            pages = Arrays.copyOf(pages, 2 * limit);
            used = Arrays.copyOf(used, 2 * limit);
            dead = Arrays.copyOf(dead, 2 * limit);
        }
        return limit++;
    }
}
