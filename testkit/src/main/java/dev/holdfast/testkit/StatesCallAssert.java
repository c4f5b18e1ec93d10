package dev.holdfast.testkit;

import dev.holdfast.operator.StateParameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the calls for one key; a failure shows all of it.
 *
 * @param <R> the type of the results
 */
public final class StatesCallAssert<R> extends AbstractAssert<StatesCallAssert<R>, StatesCall<R>> {

    StatesCallAssert(StatesCall<R> actual) {
        super(actual, StatesCallAssert.class);
    }

    /** The results are exactly these, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final StatesCallAssert<R> emitted(R... results) {
        List<R> expected = Arrays.asList(results);
        return check(
                actual.emitted().equals(expected),
                "emitted " + ValueText.of(expected, actual.emitted()),
                "emitted " + ValueText.of(actual.emitted(), expected));
    }

    /** There are no results. */
    public StatesCallAssert<R> emittedNothing() {
        return check(actual.emitted().isEmpty(), "emitted nothing", "emitted " + actual.emitted());
    }

    /** The key now has this value. */
    public <V> StatesCallAssert<R> has(StateParameter.OfValue<V> state, V expected) {
        Optional<V> value = actual.states().of(state);
        return check(
                value.equals(Optional.of(expected)),
                "left " + state.name() + " = " + ValueText.of(expected, value.orElse(expected)),
                value.map(found -> "left " + state.name() + " = " + ValueText.of(found, expected))
                        .orElse("left no " + state.name()));
    }

    /** The key's map now has exactly these entries. */
    public <Q, V> StatesCallAssert<R> has(StateParameter.OfMap<Q, V> state, Map<Q, V> expected) {
        return hasContent(state, expected, actual.states().of(state));
    }

    /** The key's list now has exactly these elements, in this order. */
    public <V> StatesCallAssert<R> has(StateParameter.OfList<V> state, List<V> expected) {
        return hasContent(state, expected, actual.states().of(state));
    }

    /** The key now has exactly these values at these instants, in this order. */
    public <V> StatesCallAssert<R> has(StateParameter.OfTimeSorted<V> state, List<Map.Entry<Instant, V>> expected) {
        return hasContent(state, expected, actual.states().of(state));
    }

    /** The key has nothing in this state now: no value, no entry, no element, no timer that is set. */
    public StatesCallAssert<R> hasNo(StateParameter<?> state) {
        List<String> lines = actual.states().linesOf(state);
        return check(lines.isEmpty(), "left no " + state.name(), "left " + String.join(", ", lines));
    }

    /** The key has nothing in any state now. */
    public StatesCallAssert<R> hasNothing() {
        List<String> lines = actual.states().lines();
        return check(lines.isEmpty(), "left nothing", "left " + String.join(", ", lines));
    }

    /** A timer of the key is set to this time now. */
    public <E extends Enum<E>> StatesCallAssert<R> hasTimer(
            StateParameter.OfTimers<E, ?> timers, E timer, Instant expected) {
        Instant at = actual.states().of(timers).get(timer);
        return check(
                expected.equals(at),
                "left timer " + timer + " at " + expected,
                at == null ? "left it unset" : "left it at " + at);
    }

    private StatesCallAssert<R> hasContent(StateParameter<?> state, Object expected, Object found) {
        return check(
                found.equals(expected),
                "left " + state.name() + " = " + ValueText.of(expected, found),
                "left " + state.name() + " = " + ValueText.of(found, expected));
    }

    private StatesCallAssert<R> check(boolean holds, String expected, String found) {
        isNotNull();
        if (!holds) {
            throw failure("%s", "Expected a call that " + expected + ", but it " + found + ".\n" + actual);
        }
        return this;
    }
}
