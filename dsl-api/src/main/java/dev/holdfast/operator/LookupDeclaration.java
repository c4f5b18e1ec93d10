package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to look up, for each event of a stream, the version of its key that was valid at its time. Its inputs are {@link #EVENTS} and {@link #VERSIONS}.
 * Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param events the stream whose events look something up
 * @param versions the stream whose events are the versions
 * @param history for how long a version is kept behind the one that follows it; whole milliseconds, not negative
 * @param isDeletion whether a version says that its key has none from then on. Thread safe
 * @param givesMissing whether an event whose key has no version at its time is a result
 * @param resultFn the result of an event and its version, which is null if there is none. Thread safe
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <U> the type of the versions
 * @param <R> the type of the results
 */
public record LookupDeclaration<K, T, U, R>(
        String id,
        KeySerializer<K> keySerializer,
        JoinSide<T> events,
        JoinSide<U> versions,
        Duration history,
        Predicate<? super U> isDeletion,
        boolean givesMissing,
        BiFunction<? super T, ? super @Nullable U, ? extends R> resultFn,
        ErrorPolicy<K, Object> errorPolicy)
        implements OperatorDeclaration<K, Object, R> {

    /** The number of the input that looks up. */
    public static final int EVENTS = 0;

    /** The number of the input that brings versions. */
    public static final int VERSIONS = 1;

    /** What the progress calls it. */
    public static final String KIND = "streamLookup";

    public LookupDeclaration {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(versions, "versions");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(isDeletion, "isDeletion");
        Objects.requireNonNull(resultFn, "the function of a lookup is null: say what the result of an event is");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public @Nullable Sink<?> lateEventSink(int input) {
        return input == EVENTS ? events.lateEventSink() : versions.lateEventSink();
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
        return kinds.lookup(this);
    }
}
