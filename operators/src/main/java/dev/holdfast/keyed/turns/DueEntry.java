package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.serial.StateInput;
import java.util.Arrays;

/** A row that is due, in the order in which rows get their turns: by deadline, key bytes, state and sub-key. */
public final class DueEntry<K> implements DueRow, Comparable<DueEntry<K>> {

    private final DeclaredState<?> declared;
    private final int state;
    private final byte[] address;
    private final K key;
    private final int keyLength;
    private final int keyNumber;
    private final long deadlineMillis;
    private final int round;

    /**
     * A row whose deadline has come.
     *
     * @param state the number of the state among the operator's
     * @param address the bytes of key and sub-key
     * @param keyLength how many of them are the key's
     * @param keyNumber whatever the engine knows the key by
     */
    public DueEntry(
            DeclaredState<?> declared,
            int state,
            byte[] address,
            K key,
            int keyLength,
            int keyNumber,
            long deadlineMillis) {
        this(declared, state, address, key, keyLength, keyNumber, deadlineMillis, 0);
    }

    private DueEntry(
            DeclaredState<?> declared,
            int state,
            byte[] address,
            K key,
            int keyLength,
            int keyNumber,
            long deadlineMillis,
            int round) {
        this.declared = declared;
        this.state = state;
        this.address = address;
        this.key = key;
        this.keyLength = keyLength;
        this.keyNumber = keyNumber;
        this.deadlineMillis = deadlineMillis;
        this.round = round;
    }

    /**
     * A row of the same key that the turn of this one has left due. One that is due no later than this begins a new round.
     *
     * @param otherState the number of its state
     */
    public DueEntry<K> next(DeclaredState<?> otherDeclared, int otherState, byte[] otherAddress, long otherMillis) {
        int otherRound = otherMillis > deadlineMillis ? round : round + 1;
        return new DueEntry<>(
                otherDeclared, otherState, otherAddress, key, keyLength, keyNumber, otherMillis, otherRound);
    }

    /** How many turns that led to this one have gone back in time, or stood still. */
    public int round() {
        return round;
    }

    /** Whether its turn comes before that of a row with a deadline and key. */
    public boolean isBefore(long otherMillis, byte[] array, int offset, int length) {
        int order = Long.compare(deadlineMillis, otherMillis);
        if (order == 0) {
            order = Arrays.compareUnsigned(address, 0, keyLength, array, offset, offset + length);
        }
        return order < 0;
    }

    /** The number of its state among the operator's. */
    public int stateNumber() {
        return state;
    }

    /** The bytes of key and sub-key; not to be changed. */
    public byte[] address() {
        return address;
    }

    /** The key. */
    public K key() {
        return key;
    }

    /** How many bytes of the address are the key's. */
    public int keyLength() {
        return keyLength;
    }

    /** Whatever the engine knows the key by. */
    public int keyNumber() {
        return keyNumber;
    }

    @Override
    public DeclaredState<?> state() {
        return declared;
    }

    @Override
    public long deadlineMillis() {
        return deadlineMillis;
    }

    @Override
    public <Q> Q subKey(DeclaredState.OfSubKeys<Q, ?> asked) {
        if (asked != declared) {
            throw new IllegalArgumentException("the row that is due is in " + declared + ", not in " + asked);
        }
        StateInput in = new StateInput();
        in.reset(address, keyLength, address.length - keyLength);
        return asked.subKeys().read(in);
    }

    @Override
    public int compareTo(DueEntry<K> other) {
        int order = Long.compare(deadlineMillis, other.deadlineMillis);
        if (order == 0) {
            order = Arrays.compareUnsigned(address, 0, keyLength, other.address, 0, other.keyLength);
        }
        if (order == 0) {
            order = Integer.compare(state, other.state);
        }
        return order == 0 ? Arrays.compareUnsigned(address, other.address) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DueEntry<?> entry && state == entry.state && Arrays.equals(address, entry.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + state;
    }
}
