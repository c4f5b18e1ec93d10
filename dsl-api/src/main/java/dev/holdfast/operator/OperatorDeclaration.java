package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A stateful operator as a plan holds it: its name, and what is asked of every operator, whatever it does with a key. Immutable.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events, of all inputs
 * @param <R> the type of the results
 */
public interface OperatorDeclaration<K, T, R> {

    /** Names the operator's state in the checkpoint: 1 to 128 printable characters. */
    String id();

    /** What kind of operator it is, as the progress names it: {@code flatMapGroupsWithState}. */
    String kind();

    /** The bytes of the keys. */
    KeySerializer<K> keySerializer();

    /** Which time its deadlines follow. */
    TimeoutMode timeoutMode();

    /** Whether a later result of a key replaces an earlier one. */
    default OutputMode outputMode() {
        return OutputMode.APPEND;
    }

    /** Whether its results have an event time, so that its own watermark holds behind it. */
    default boolean givesEventTimes() {
        return false;
    }

    /** Where late events go; null to count and log them only. */
    default @Nullable Sink<? super T> lateEventSink() {
        return null;
    }

    /**
     * Where late events of one input go; null to count and log them only. The same for all inputs, but of an operator that tells them apart. It takes the
     * events of that input.
     *
     * @param input the number of the input, from 0
     */
    default @Nullable Sink<?> lateEventSink(int input) {
        return lateEventSink();
    }

    /** What becomes of the query when a call fails. */
    default ErrorPolicy<K, T> errorPolicy() {
        return ErrorPolicy.fail();
    }

    /** Where failed calls go; null if the policy names no sink. */
    default @Nullable Sink<? super FailedCall<K, T>> failedCallSink() {
        return errorPolicy() instanceof ErrorPolicy.DeadLetters<K, T> letters ? letters.sink() : null;
    }

    /** Calls the method for the kind of operator that this is. */
    <X> X accept(OperatorKinds<X> kinds);
}
