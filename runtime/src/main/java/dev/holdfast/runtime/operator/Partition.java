package dev.holdfast.runtime.operator;

import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events that one task has for one key group, in order, with their keys. Filled by the task, read when the key group runs, and
 * then filled again: what was large enough for one batch is so for the next.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
final class Partition<K, T> {

    private static final int INITIAL_CAPACITY = 4;

    /** What a few keys with most of the events have filled is not kept. */
    private static final int MAX_KEPT = 1 << 16;

    private @Nullable Object[] keys = new Object[INITIAL_CAPACITY];
    private @Nullable Object[] events = new Object[INITIAL_CAPACITY];
    private int[] hashes = new int[INITIAL_CAPACITY];
    private int[] ends = new int[INITIAL_CAPACITY];
    private final StateOutput keyBytes = new StateOutput();
    private int size;

    /** Times and inputs of events; empty if the operator does not ask for them. */
    private long[] times;

    private boolean[] betweens;
    private int[] inputs;

    /** @param keepsTimes whether the operator asks for times and inputs of its events */
    Partition(boolean keepsTimes) {
        times = new long[keepsTimes ? INITIAL_CAPACITY : 0];
        betweens = new boolean[times.length];
        inputs = new int[times.length];
    }

    void add(K key, int hash, StateOutput bytes, T event, long eventTimeMillis, boolean isBetween, int inputNumber) {
        if (size == events.length) {
            grow();
        }
        keys[size] = key;
        hashes[size] = hash;
        keyBytes.writeRaw(bytes.array(), 0, bytes.size());
        ends[size] = keyBytes.size();
        events[size] = event;
        if (times.length > 0) {
            times[size] = eventTimeMillis;
            betweens[size] = isBetween;
            inputs[size] = inputNumber;
        }
        size++;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only keys of type K are put there
    K key(int place) {
        return (K) present(keys[place]);
    }

    /** The {@link dev.holdfast.serial.KeyHash} of a key. */
    int hash(int place) {
        return hashes[place];
    }

    /** The array with the bytes of all keys. */
    byte[] keyArray() {
        return keyBytes.array();
    }

    int keyOffset(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    int keyLength(int place) {
        return ends[place] - keyOffset(place);
    }

    @SuppressWarnings("unchecked") // only events of type T are put there
    T event(int place) {
        return (T) present(events[place]);
    }

    long eventTimeMillis(int place) {
        return times[place];
    }

    boolean isBetween(int place) {
        return betweens[place];
    }

    int input(int place) {
        return inputs[place];
    }

    /** Forgets all events and keeps the memory. */
    void clear() {
        Arrays.fill(keys, 0, size, null);
        Arrays.fill(events, 0, size, null);
        keyBytes.clear();
        size = 0;
    }

    /** Whether it takes more memory than is worth keeping. */
    boolean isLarge() {
        return events.length > MAX_KEPT;
    }

    private void grow() {
        int capacity = 2 * size;
        keys = Arrays.copyOf(keys, capacity);
        events = Arrays.copyOf(events, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        ends = Arrays.copyOf(ends, capacity);
        if (times.length > 0) {
            times = Arrays.copyOf(times, capacity);
            betweens = Arrays.copyOf(betweens, capacity);
            inputs = Arrays.copyOf(inputs, capacity);
        }
    }

    static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("nothing was put at a place that is in use");
        }
        return value;
    }
}
