package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.runtime.store.KeyList;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The events of one batch and operator, grouped by key. Keys are numbered by first arrival, and the events of a key keep
 * their order: each event is a link of its key's chain.
 *
 * <p>Filled by one thread; afterwards read by several.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
final class KeyedBatch<K, T> {

    static final int NO_KEY = -1;

    static final int MAX_KEY_BYTES = EventKeys.MAX_BYTES;
    private static final int INITIAL_KEYS = 16;
    private static final int END = -1;

    private final KeySerializer<K> serializer;
    private final StateOutput keyBytes = new StateOutput();

    /** Key number plus one; zero for a slot that is free. */
    private int[] slots = new int[2 * INITIAL_KEYS];

    private @Nullable Object[] keys = new Object[INITIAL_KEYS];
    private int[] hashes = new int[INITIAL_KEYS];
    private int[] starts = new int[INITIAL_KEYS + 1];
    private int[] heads = new int[INITIAL_KEYS];
    private int[] tails = new int[INITIAL_KEYS];
    private int keyCount;

    private @Nullable Object[] events = new Object[INITIAL_KEYS];
    private int[] links = new int[INITIAL_KEYS];
    private int eventCount;

    /** Times and inputs of events; empty if the operator does not ask for them. */
    private long[] times;

    private boolean[] betweens;
    private int[] inputs;

    /** @param keepsTimes whether the operator asks for times and inputs of its events */
    KeyedBatch(KeySerializer<K> serializer, boolean keepsTimes) {
        this.serializer = serializer;
        times = new long[keepsTimes ? INITIAL_KEYS : 0];
        betweens = new boolean[times.length];
        inputs = new int[times.length];
    }

    int keyCount() {
        return keyCount;
    }

    int eventCount() {
        return eventCount;
    }

    void add(K key, T event, long eventTimeMillis, boolean isBetween, int inputNumber) {
        int number = addKey(key);
        if (eventCount == events.length) {
            events = Arrays.copyOf(events, 2 * eventCount);
            links = Arrays.copyOf(links, 2 * eventCount);
            times = Arrays.copyOf(times, 2 * times.length);
            betweens = Arrays.copyOf(betweens, times.length);
            inputs = Arrays.copyOf(inputs, times.length);
        }
        int link = eventCount++;
        if (times.length > 0) {
            times[link] = eventTimeMillis;
            betweens[link] = isBetween;
            inputs[link] = inputNumber;
        }
        events[link] = event;
        links[link] = END;
        if (heads[number] == END) {
            heads[number] = link;
        } else {
            links[tails[number]] = link;
        }
        tails[number] = link;
    }

    /** The number of a key, which from now on is part of the batch, with or without events. */
    int addKey(K key) {
        int hash = spread(key.hashCode());
        int slot = probe(key, hash);
        return slots[slot] != 0 ? slots[slot] - 1 : newKey(key, hash, slot);
    }

    /** The number of a key, or {@link #NO_KEY}. */
    int find(K key) {
        return slots[probe(key, spread(key.hashCode()))] - 1;
    }

    @SuppressWarnings("unchecked") // only keys of type K are put there
    K key(int number) {
        return (K) present(keys[number]);
    }

    /** The array with the bytes of all keys. */
    byte[] keyArray() {
        return keyBytes.array();
    }

    int keyOffset(int number) {
        return starts[number];
    }

    int keyLength(int number) {
        return starts[number + 1] - starts[number];
    }

    /** Some of the keys, by their numbers. */
    KeyList keys(int[] numbers, int from, int to) {
        return new KeyList() {
            @Override
            public int size() {
                return to - from;
            }

            @Override
            public byte[] array() {
                return keyArray();
            }

            @Override
            public int offset(int index) {
                return keyOffset(numbers[from + index]);
            }

            @Override
            public int length(int index) {
                return keyLength(numbers[from + index]);
            }
        };
    }

    Events<T> events(int number) {
        return new KeyEvents(heads[number]);
    }

    /** The keys of each key group, in order of arrival: those of group {@code g} stand from {@code from[g]} to {@code from[g + 1]}. */
    KeyGroupOrder byKeyGroup(int keyGroups) {
        int[] groups = new int[keyCount];
        int[] from = new int[keyGroups + 1];
        for (int number = 0; number < keyCount; number++) {
            int hash = KeyHash.of(keyBytes.array(), keyOffset(number), keyLength(number));
            groups[number] = KeyHash.keyGroup(hash, keyGroups);
            from[groups[number] + 1]++;
        }
        for (int group = 0; group < keyGroups; group++) {
            from[group + 1] += from[group];
        }
        int[] numbers = new int[keyCount];
        int[] next = from.clone();
        for (int number = 0; number < keyCount; number++) {
            numbers[next[groups[number]]++] = number;
        }
        return new KeyGroupOrder(numbers, from);
    }

    private int newKey(K key, int hash, int slot) {
        if (keyCount == keys.length) {
            growKeys();
        }
        int start = keyBytes.size();
        EventKeys.append(key, serializer, keyBytes);
        int number = keyCount++;
        keys[number] = key;
        hashes[number] = hash;
        heads[number] = END;
        starts[number] = start;
        starts[number + 1] = keyBytes.size();
        slots[slot] = keyCount;
        if (2 * keyCount > slots.length) {
            growSlots();
        }
        return number;
    }

    private int probe(K key, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && key.equals(keys[number])) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void growKeys() {
        int capacity = 2 * keys.length;
        keys = Arrays.copyOf(keys, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        starts = Arrays.copyOf(starts, capacity + 1);
        heads = Arrays.copyOf(heads, capacity);
        tails = Arrays.copyOf(tails, capacity);
    }

    private void growSlots() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < keyCount; number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    /** {@code hashCode} of numbers and short strings differs in few bits. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("nothing was put at a place that is in use");
        }
        return value;
    }

    /**
     * Which keys belong to which key group.
     *
     * @param numbers of the keys, group by group
     * @param from where each group starts in {@code numbers}, and at the end, where the last one ends
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record KeyGroupOrder(int[] numbers, int[] from) {}

    private final class KeyEvents implements Events<T> {

        private int link;
        private int last = END;

        KeyEvents(int head) {
            link = head;
        }

        @Override
        public boolean hasNext() {
            return link != END;
        }

        @Override
        @SuppressWarnings("unchecked") // only events of type T are put there
        public T next() {
            if (link == END) {
                throw new NoSuchElementException("all events of the key were read");
            }
            T event = (T) present(events[link]);
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
            } else if (times.length == 0) {
                throw new UnsupportedOperationException("the operator says that it does not read event times");
            }
            return last;
        }
    }
}
