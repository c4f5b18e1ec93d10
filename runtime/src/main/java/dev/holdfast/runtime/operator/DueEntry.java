package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.serial.StateInput;
import java.util.Arrays;

/** A row that is due, in the order in which rows get their turns: by deadline, key bytes, state and sub-key. */
final class DueEntry<K> implements DueRow, Comparable<DueEntry<K>> {

    private final DeclaredState<?> declared;
    private final int state;
    private final byte[] address;
    private final K key;
    private final int keyLength;
    private final int keyNumber;
    private final long deadlineMillis;
    private final int round;

    /**
     * @param state the number of the state among the operator's
     * @param keyNumber the number of the key if it has events, or {@link GroupedEvents#NO_KEY}
     */
    DueEntry(
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
    DueEntry<K> next(DeclaredState<?> otherDeclared, int otherState, byte[] otherAddress, long otherMillis) {
        int otherRound = otherMillis > deadlineMillis ? round : round + 1;
        return new DueEntry<>(
                otherDeclared, otherState, otherAddress, key, keyLength, keyNumber, otherMillis, otherRound);
    }

    /** How many turns that led to this one have gone back in time, or stood still. */
    int round() {
        return round;
    }

    /** Whether its turn comes before that of a row with a deadline and key. */
    boolean isBefore(long otherMillis, byte[] array, int offset, int length) {
        int order = Long.compare(deadlineMillis, otherMillis);
        if (order == 0) {
            order = Arrays.compareUnsigned(address, 0, keyLength, array, offset, offset + length);
        }
        return order < 0;
    }

    int stateNumber() {
        return state;
    }

    byte[] address() {
        return address;
    }

    K key() {
        return key;
    }

    int keyLength() {
        return keyLength;
    }

    int keyNumber() {
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
