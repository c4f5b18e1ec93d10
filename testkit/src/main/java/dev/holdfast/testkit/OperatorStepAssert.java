package dev.holdfast.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on one operator after a step; a failure shows the whole step.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 */
public final class OperatorStepAssert<K, S> extends AbstractAssert<OperatorStepAssert<K, S>, OperatorStep<K, S>> {

    OperatorStepAssert(OperatorStep<K, S> actual) {
        super(actual, OperatorStepAssert.class);
    }

    /** The key has this state. */
    public OperatorStepAssert<K, S> hasState(K key, S expected) {
        return checkState(key, expected);
    }

    /** The key has no state; it may have a timeout. */
    public OperatorStepAssert<K, S> hasNoState(K key) {
        return checkNoState(key);
    }

    /** These keys have these states, and no other key has any. */
    public OperatorStepAssert<K, S> hasStates(Map<? extends K, ? extends S> expected) {
        return check(
                actual.states().equals(expected),
                "states " + ValueText.of(expected, actual.states()),
                "it has " + ValueText.of(actual.states(), expected));
    }

    /** The key has a timeout at this time. */
    public OperatorStepAssert<K, S> hasTimer(K key, Instant expected) {
        return checkTimer(key, expected);
    }

    /** The key has no timeout. */
    public OperatorStepAssert<K, S> hasNoTimer(K key) {
        return checkNoTimer(key);
    }

    /** No key has a timeout. */
    public OperatorStepAssert<K, S> hasNoTimers() {
        return check(actual.timers().isEmpty(), "no timers", "it has " + actual.timers());
    }

    /** {@code numRowsTotal} after the step: keys with a state or a timeout. */
    public OperatorStepAssert<K, S> hasRowsTotal(long expected) {
        return check(actual.rowsTotal() == expected, expected + " rows in total", "it has " + actual.rowsTotal());
    }

    /** {@code numRowsUpdated}, added up over the batches of the step. */
    public OperatorStepAssert<K, S> hasRowsUpdated(long expected) {
        return check(actual.rowsUpdated() == expected, expected + " rows updated", "it has " + actual.rowsUpdated());
    }

    /** {@code numRowsRemoved}, added up over the batches of the step. */
    public OperatorStepAssert<K, S> hasRowsRemoved(long expected) {
        return check(actual.rowsRemoved() == expected, expected + " rows removed", "it has " + actual.rowsRemoved());
    }

    /** {@code numRowsDroppedByWatermark}, late events, added up over the batches of the step. */
    public OperatorStepAssert<K, S> hasRowsDropped(long expected) {
        return check(actual.rowsDropped() == expected, expected + " events dropped", "it has " + actual.rowsDropped());
    }

    /** Calls that the error policy left out, added up over the batches of the step. */
    public OperatorStepAssert<K, S> hasFailedCalls(long expected) {
        return check(actual.failedCalls() == expected, expected + " failed calls", "it has " + actual.failedCalls());
    }

    /** The row of the key takes at most this many bytes in a store. */
    public OperatorStepAssert<K, S> hasRowOfAtMost(K key, int bytes) {
        int found = actual.rowBytes(key);
        return check(found <= bytes, "a row of at most " + bytes + " bytes for " + key, "it has " + found);
    }

    OperatorStepAssert<K, S> checkState(Object key, Object expected) {
        Optional<S> state = actual.keyStates().state(key);
        return check(
                state.equals(Optional.of(expected)),
                "state " + state.map(found -> ValueText.of(expected, found)).orElse(String.valueOf(expected)) + " of "
                        + key,
                state.map(found -> "it has " + ValueText.of(found, expected)).orElse("it has none"));
    }

    OperatorStepAssert<K, S> checkNoState(Object key) {
        Optional<S> state = actual.keyStates().state(key);
        return check(state.isEmpty(), "no state of " + key, found(state));
    }

    OperatorStepAssert<K, S> checkTimer(Object key, Instant expected) {
        Optional<Instant> timer = actual.keyStates().timer(key);
        return check(timer.equals(Optional.of(expected)), "a timer of " + key + " at " + expected, found(timer));
    }

    OperatorStepAssert<K, S> checkNoTimer(Object key) {
        Optional<Instant> timer = actual.keyStates().timer(key);
        return check(timer.isEmpty(), "no timer of " + key, found(timer));
    }

    private static String found(Optional<?> value) {
        return value.map(found -> "it has " + found).orElse("it has none");
    }

    private OperatorStepAssert<K, S> check(boolean holds, String expected, String found) {
        isNotNull();
        if (!holds) {
            throw failure(
                    "%s",
                    "Expected operator " + actual.id() + " to have " + expected + ", but " + found + ".\n" + actual);
        }
        return this;
    }
}
