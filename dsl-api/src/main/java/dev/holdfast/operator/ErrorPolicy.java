package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import java.util.Objects;

/**
 * What becomes of a query when a call of an update function fails. Given to an operator with {@code onError}.
 *
 * <pre>{@code
 * SessionsOperators.track().onError(ErrorPolicy.deadLettersTo(JsonLines.sink(failed)))
 * }</pre>
 *
 * <p>A call fails if the function throws an exception or overflows the stack, gives a null result, or leaves a state that
 * cannot be written. Nothing of a call that failed is kept: neither its results, nor its state, nor its timeout, whatever it
 * had done before. Then
 *
 * <ul>
 *   <li>a call with events, or with initial state, has not happened: state and timeout of the key are as before the batch,
 *       and the events are gone;
 *   <li>a call for a timeout has done nothing: the state is as before the batch, and the timeout is spent. The key is called
 *       again when it has events.
 * </ul>
 *
 * <p>A window whose result fails is gone, with what was computed of its events.
 *
 * <p>An event whose key cannot be used is left out in the same way, as a call that failed with this one event: the function of
 * {@code groupByKey} throws or gives null, or the key is longer than 64 KiB or has a null inside.
 *
 * <p>No policy forgives other errors: {@link Error}s except {@link StackOverflowError}, state that cannot be read back, and
 * what is thrown by a step or a sink. They end the query.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public sealed interface ErrorPolicy<K, T> {

    /** The query ends. Started again, it goes on with the same batch. The default. */
    static <K, T> ErrorPolicy<K, T> fail() {
        return new Fail<>();
    }

    /** The query goes on without the call. It is counted and logged; its events are lost. */
    static <K, T> ErrorPolicy<K, T> skipKey() {
        return new SkipKey<>();
    }

    /**
     * The query goes on without the call, and a {@link FailedCall} goes to a sink, with the batch: to an exactly-once sink
     * exactly once.
     *
     * @param sink for failed calls only; it may serve several operators
     */
    static <K, T> ErrorPolicy<K, T> deadLettersTo(Sink<? super FailedCall<K, T>> sink) {
        return new DeadLetters<>(Objects.requireNonNull(sink, "deadLettersTo(null): name a sink"));
    }

    /** See {@link #fail()}. */
    record Fail<K, T>() implements ErrorPolicy<K, T> {}

    /** See {@link #skipKey()}. */
    record SkipKey<K, T>() implements ErrorPolicy<K, T> {}

    /**
     * See {@link #deadLettersTo(Sink)}.
     *
     * @param sink where failed calls go
     */
    record DeadLetters<K, T>(Sink<? super FailedCall<K, T>> sink) implements ErrorPolicy<K, T> {}
}
