package dev.holdfast.operator;

import dev.holdfast.aggregate.Combined;
import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.time.Millis;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to aggregate events by key and window. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param windows how event time is cut
 * @param aggregates what is computed of the events of a key in a window
 * @param windowFn the result of a window, of the values of the aggregates
 * @param lateness null: one result for each window, when it closes. Otherwise a result in each batch that changes a window, for this long behind its end
 * @param lateEventSink where late events go, or null to count and log them only
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public record WindowAggregation<K, T, R>(
        String id,
        KeySerializer<K> keySerializer,
        Windows windows,
        Combined<T> aggregates,
        WindowFn<K, Object[], R> windowFn,
        @Nullable Duration lateness,
        @Nullable Sink<? super T> lateEventSink,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, R> {

    /** What the progress calls it. */
    public static final String KIND = "windowedAggregate";

    public WindowAggregation {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(windows, "windows");
        Objects.requireNonNull(aggregates, "aggregates");
        Objects.requireNonNull(windowFn, "windowFn");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
        if (lateness != null) {
            checkLateness(lateness, windows);
        }
    }

    private static void checkLateness(Duration lateness, Windows windows) {
        if (Millis.whole(lateness, "The lateness of updates") < 0) {
            throw new IllegalArgumentException("The lateness of updates should not be negative, but is " + lateness
                    + ". Give the time for which a window is corrected behind its end, or Duration.ZERO.");
        }
        if (windows instanceof Windows.Session) {
            throw new IllegalArgumentException(
                    "Sessions have no updates: when two of them become one, nothing could take back "
                            + "what was said of each. Use whenClosed(…).");
        }
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
    public OutputMode outputMode() {
        return lateness == null ? OutputMode.APPEND : OutputMode.UPDATE;
    }

    @Override
    public boolean givesEventTimes() {
        return lateness == null;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.windows(this);
    }
}
