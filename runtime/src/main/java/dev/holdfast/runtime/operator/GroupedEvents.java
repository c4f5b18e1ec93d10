package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.Events;
import dev.holdfast.runtime.store.KeyList;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The events of one key group in one batch, grouped by key. Keys are numbered by first arrival, and the events of a key keep their
 * order: each event is a link of its key's chain. Keys are the same if their bytes are.
 *
 * <p>Used by one thread, for one key group after the other. It is as large as a key group's share of a batch, so that grouping and
 * turns stay in the caches of the processor, where tables for a whole batch would not.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
final class GroupedEvents<K, T> implements KeyList {

    static final int NO_KEY = -1;

    private static final int INITIAL_KEYS = 16;
    private static final int END = -1;

    /** What a few keys with most of the events have filled is not kept. */
    private static final int MAX_KEPT = 1 << 16;

    private final boolean keepsTimes;

    /** Key number plus one; zero for a slot that is free. As many are in use as {@link #mask} says. */
    private int[] slots = new int[2 * INITIAL_KEYS];

    private int mask = slots.length - 1;

    private final StateOutput keyBytes = new StateOutput();
    private @Nullable Object[] keys = new Object[INITIAL_KEYS];
    private int[] hashes = new int[INITIAL_KEYS];
    private int[] starts = new int[INITIAL_KEYS + 1];
    private int[] heads = new int[INITIAL_KEYS];
    private int[] tails = new int[INITIAL_KEYS];
    private int keyCount;

    private @Nullable Object[] events = new Object[0];
    private int[] links = new int[0];
    private int eventCount;

    /** Times and inputs of events; empty if the operator does not ask for them. */
    private long[] times = new long[0];

    private boolean[] betweens = new boolean[0];
    private int[] inputs = new int[0];
    private @Nullable KeyEvents given;

    /** @param keepsTimes whether the operator asks for times and inputs of its events */
    GroupedEvents(boolean keepsTimes) {
        this.keepsTimes = keepsTimes;
    }

    /** Forgets everything, and makes room. */
    void begin(int expectedEvents, int expectedKeys) {
        Arrays.fill(keys, 0, keyCount, null);
        Arrays.fill(events, 0, eventCount, null);
        keyBytes.clear();
        keyCount = 0;
        eventCount = 0;
        int wanted = Integer.highestOneBit(Math.max(INITIAL_KEYS, expectedKeys) * 2 - 1) * 2;
        if (slots.length < wanted) {
            slots = new int[wanted];
        } else {
            Arrays.fill(slots, 0, wanted, 0);
        }
        mask = wanted - 1;
        if (events.length < expectedEvents) {
            growEvents(expectedEvents);
        }
    }

    /** Adds all events of a partition. */
    void addAll(Partition<K, T> partition) {
        byte[] bytes = partition.keyArray();
        for (int place = 0; place < partition.size(); place++) {
            int number = addKey(
                    partition.key(place),
                    partition.hash(place),
                    bytes,
                    partition.keyOffset(place),
                    partition.keyLength(place));
            if (keepsTimes) {
                times[eventCount] = partition.eventTimeMillis(place);
                betweens[eventCount] = partition.isBetween(place);
                inputs[eventCount] = partition.input(place);
            }
            link(number, partition.event(place));
        }
    }

    /** The number of a key, which from now on is one of the batch, with or without events. There must be room for it: see {@link #begin}. */
    int addKey(K key, int hash, byte[] bytes, int offset, int length) {
        int slot = probe(hash, bytes, offset, length);
        return slots[slot] != 0 ? slots[slot] - 1 : newKey(key, hash, bytes, offset, length, slot);
    }

    /** The same, of a key whose hash is not known. */
    int addKey(K key, byte[] bytes, int offset, int length) {
        return addKey(key, KeyHash.of(bytes, offset, length), bytes, offset, length);
    }

    /** The number of a key, or {@link #NO_KEY}. */
    int find(byte[] bytes, int offset, int length) {
        return keyCount == 0 ? NO_KEY : slots[probe(KeyHash.of(bytes, offset, length), bytes, offset, length)] - 1;
    }

    /** Whether it takes more memory than is worth keeping. */
    boolean isLarge() {
        return events.length > MAX_KEPT || slots.length > 4 * MAX_KEPT;
    }

    int keyCount() {
        return keyCount;
    }

    @SuppressWarnings("unchecked") // only keys of type K are put there
    K key(int number) {
        return (K) Partition.present(keys[number]);
    }

    @Override
    public int hash(int number) {
        return hashes[number];
    }

    @Override
    public int size() {
        return keyCount;
    }

    @Override
    public byte[] array() {
        return keyBytes.array();
    }

    @Override
    public int offset(int number) {
        return starts[number];
    }

    @Override
    public int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /** The events of a key, to be read until {@link #endEvents}. */
    Events<T> events(int number) {
        KeyEvents events = new KeyEvents(heads[number]);
        given = events;
        return events;
    }

    /** What was given for a turn gives nothing more: who keeps it longer must not see the events of another key. */
    void endEvents() {
        KeyEvents last = given;
        if (last != null) {
            last.end();
            given = null;
        }
    }

    private void link(int number, T event) {
        int link = eventCount++;
        events[link] = event;
        links[link] = END;
        if (heads[number] == END) {
            heads[number] = link;
        } else {
            links[tails[number]] = link;
        }
        tails[number] = link;
    }

    private int newKey(K key, int hash, byte[] bytes, int offset, int length, int slot) {
        if (keyCount == keys.length) {
            growKeys();
        }
        int number = keyCount++;
        keys[number] = key;
        hashes[number] = hash;
        heads[number] = END;
        starts[number] = keyBytes.size();
        keyBytes.writeRaw(bytes, offset, length);
        starts[number + 1] = keyBytes.size();
        slots[slot] = keyCount;
        return number;
    }

    /** By the lower bits of the hash: the upper ones are alike within a key group. */
    private int probe(int hash, byte[] bytes, int offset, int length) {
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && isKey(number, bytes, offset, length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isKey(int number, byte[] bytes, int offset, int length) {
        return Arrays.equals(keyBytes.array(), starts[number], starts[number + 1], bytes, offset, offset + length);
    }

    private void growKeys() {
        int capacity = 2 * keys.length;
        keys = Arrays.copyOf(keys, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        starts = Arrays.copyOf(starts, capacity + 1);
        heads = Arrays.copyOf(heads, capacity);
        tails = Arrays.copyOf(tails, capacity);
    }

    private void growEvents(int expected) {
        int capacity = expected + expected / 4;
        events = new Object[capacity];
        links = new int[capacity];
        if (keepsTimes) {
            times = new long[capacity];
            betweens = new boolean[capacity];
            inputs = new int[capacity];
        }
    }

    private final class KeyEvents implements Events<T> {

        private int link;
        private int last = END;
        private boolean isOver;

        KeyEvents(int head) {
            link = head;
        }

        @Override
        public boolean hasNext() {
            return link != END || checkCall();
        }

        void end() {
            link = END;
            isOver = true;
        }

        /** Gives false. */
        private boolean checkCall() {
            if (isOver) {
                throw new IllegalStateException(
                        "An iterator of events is valid during its call only: keep the events, not the iterator.");
            }
            return false;
        }

        @Override
        @SuppressWarnings("unchecked") // only events of type T are put there
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all events of the key were read");
            }
            T event = (T) Partition.present(events[link]);
            last = link;
            link = links[link];
            return event;
        }

        @Override
        public long eventTimeMillis() {
            return times[checkAsked()];
        }

        @Override
        public long eventTimeCeilMillis() {
            int asked = checkAsked();
            return betweens[asked] ? times[asked] + 1 : times[asked];
        }

        @Override
        public int input() {
            return inputs[checkAsked()];
        }

        private int checkAsked() {
            if (last == END) {
                throw new IllegalStateException("no event was read yet");
            } else if (!keepsTimes) {
                throw new UnsupportedOperationException("the operator says that it does not read event times");
            }
            return last;
        }
    }
}
