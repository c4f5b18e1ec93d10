package dev.holdfast.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on one call of an update function; a failure shows the whole call.
 *
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class OperatorCallAssert<S, R> extends AbstractAssert<OperatorCallAssert<S, R>, OperatorCall<S, R>> {

    OperatorCallAssert(OperatorCall<S, R> actual) {
        super(actual, OperatorCallAssert.class);
    }

    /** The results are exactly these, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final OperatorCallAssert<S, R> emitted(R... results) {
        List<R> expected = Arrays.asList(results);
        return check(
                actual.emitted().equals(expected),
                "emitted " + ValueText.of(expected, actual.emitted()),
                "emitted " + ValueText.of(actual.emitted(), expected));
    }

    /** There are no results. */
    public OperatorCallAssert<S, R> emittedNothing() {
        return check(actual.emitted().isEmpty(), "emitted nothing", "emitted " + actual.emitted());
    }

    /** The key now has this state. */
    public OperatorCallAssert<S, R> hasState(S expected) {
        Optional<S> state = actual.state();
        return check(
                state.equals(Optional.of(expected)),
                "left state " + ValueText.of(expected, state.orElse(expected)),
                state.map(found -> "left state " + ValueText.of(found, expected))
                        .orElse("left no state"));
    }

    /** The key has no state now. */
    public OperatorCallAssert<S, R> hasNoState() {
        return check(actual.state().isEmpty(), "left no state", left(actual.state()));
    }

    /** The call left its state by {@code update}. */
    public OperatorCallAssert<S, R> isUpdated() {
        return check(actual.isUpdated(), "updated the state", "did not");
    }

    /** The call did not leave its state by {@code update}. */
    public OperatorCallAssert<S, R> isNotUpdated() {
        return check(!actual.isUpdated(), "did not update the state", "did");
    }

    /** The call left its state by {@code remove}. */
    public OperatorCallAssert<S, R> isRemoved() {
        return check(actual.isRemoved(), "removed the state", "did not");
    }

    /** The call did not leave its state by {@code remove}. */
    public OperatorCallAssert<S, R> isNotRemoved() {
        return check(!actual.isRemoved(), "did not remove the state", "did");
    }

    /** The key will be called again after this time. */
    public OperatorCallAssert<S, R> hasTimeout(Instant expected) {
        return check(actual.timeout().equals(Optional.of(expected)), "left a timeout at " + expected, leftTimeout());
    }

    /** The key has no timeout now. */
    public OperatorCallAssert<S, R> hasNoTimeout() {
        return check(actual.timeout().isEmpty(), "left no timeout", leftTimeout());
    }

    private String leftTimeout() {
        return actual.timeout().map(at -> "left one at " + at).orElse("left no timeout");
    }

    private static String left(Optional<?> state) {
        return state.map(value -> "left state " + value).orElse("left no state");
    }

    private OperatorCallAssert<S, R> check(boolean holds, String expected, String found) {
        isNotNull();
        if (!holds) {
            throw failure("%s", "Expected a call that " + expected + ", but it " + found + ".\n" + actual);
        }
        return this;
    }
}
