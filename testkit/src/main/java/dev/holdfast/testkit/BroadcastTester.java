package dev.holdfast.testkit;

import dev.holdfast.operator.BroadcastOperator;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.StateParameter;
import java.util.Arrays;
import java.util.Map;

/**
 * Applies changes to the broadcasts of an operator, by the operator's own method with {@code @OnBroadcast}, and calls its update function, which reads them.
 *
 * <pre>{@code
 * BroadcastTester<String, Payment, LimitChange, Suspicion> tester = BroadcastTester.of(LimitsOperators.check());
 * tester.apply(new LimitChange("hour", new Limit(10_000, Duration.ofHours(1))));
 * assertThat(tester.keys().call("ada", payment)).emitted(suspicion);
 * }</pre>
 *
 * <p>What is applied counts for the calls to come. Not thread safe.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <B> the type of the changes
 * @param <R> the type of the results
 */
public final class BroadcastTester<K, T, B, R> {

    private final BroadcastCell<B> broadcast;
    private final StatesTester<K, T, R> keys;

    private BroadcastTester(BroadcastOperator<K, T, B, R> operator) {
        broadcast = new BroadcastCell<>(operator.broadcast());
        keys = StatesTester.reading(operator.onError(ErrorPolicy.fail()).declaration(), broadcast);
    }

    /** A tester of an operator whose broadcasts and keys have nothing. */
    public static <K, T, B, R> BroadcastTester<K, T, B, R> of(BroadcastOperator<K, T, B, R> operator) {
        return new BroadcastTester<>(operator);
    }

    /** Calls the update function, for events and timers. */
    public StatesTester<K, T, R> keys() {
        return keys;
    }

    /** Applies changes, as those of one batch: if their function throws, nothing of them is left, and what it threw is thrown. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final BroadcastTester<K, T, B, R> apply(B... changes) {
        broadcast.apply(Arrays.asList(changes));
        return this;
    }

    /** Gives a broadcast entries, in place of what it had. */
    public <Q, V> BroadcastTester<K, T, B, R> given(StateParameter.OfBroadcast<Q, V> state, Map<Q, V> entries) {
        broadcast.set(state, entries);
        return this;
    }

    /** The entries of a broadcast now, in the order of their keys. */
    public <Q, V> Map<Q, V> entries(StateParameter.OfBroadcast<Q, V> state) {
        return broadcast.entries(state);
    }
}
