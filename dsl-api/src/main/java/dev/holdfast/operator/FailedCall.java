package dev.holdfast.operator;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of an update function that failed and was left out, or an event that has no key: what {@link ErrorPolicy#deadLettersTo} gives to its sink.
 *
 * @param operatorId the operator
 * @param key the key of the call, or of an event whose key is too long; null if the event has none
 * @param batchId the batch
 * @param timedOut whether it was a call for a timeout
 * @param error what was thrown, as text: its type and message
 * @param stackTrace where it was thrown, down to the update function; at most 64 lines
 * @param events all events of the call, also those that the function had not read yet; none for a timeout
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public record FailedCall<K, T>(
        String operatorId,
        @Nullable K key,
        long batchId,
        boolean timedOut,
        String error,
        List<String> stackTrace,
        List<T> events) {

    public FailedCall {
        Objects.requireNonNull(operatorId, "operatorId");
        Objects.requireNonNull(error, "error");
        stackTrace = List.copyOf(stackTrace);
        events = List.copyOf(events);
    }
}
