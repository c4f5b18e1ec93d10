package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to aggregate events by key and window, with one result for each window that closes. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param windows how event time is cut
 * @param aggregate what is computed of the events of a key in a window
 * @param windowFn the result of a window
 * @param lateEventSink where late events go, or null to count and log them only
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <A> the type of what is computed
 * @param <R> the type of the results
 */
public record WindowAggregation<K, T, A, R>(
        String id,
        KeySerializer<K> keySerializer,
        Windows windows,
        Aggregate<? super T, A> aggregate,
        WindowFn<? super K, ? super A, ? extends R> windowFn,
        @Nullable Sink<? super T> lateEventSink,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, R> {

    /** What the progress calls it. */
    public static final String KIND = "windowedAggregate";

    public WindowAggregation {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(windows, "windows");
        Objects.requireNonNull(aggregate, "aggregate");
        Objects.requireNonNull(windowFn, "whenClosed(null): say what the result of a window is");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TimeoutMode timeoutMode() {
        return TimeoutMode.EVENT_TIME;
    }

    @Override
    public boolean givesEventTimes() {
        return true;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.windows(this);
    }
}
