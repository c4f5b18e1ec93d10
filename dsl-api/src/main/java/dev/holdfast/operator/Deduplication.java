package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.time.Millis;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out events whose id was seen a short time before: an argument of {@code dropDuplicates(…)}, for all that its short form does not say.
 *
 * <pre>{@code
 * clicks.dropDuplicates(Deduplication.by(ClickFields.id, Duration.ofHours(1))
 *         .named("once")
 *         .lateEventsTo(JsonLines.sink(late)))
 * }</pre>
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the id
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Deduplication<K, T> implements OperatorDeclaration<K, T, T> {

    /** What the progress calls it. */
    public static final String KIND = "dedupeWithinWatermark";

    private final String id;
    private final Function<? super T, K> idFn;
    private final KeySerializer<K> keySerializer;
    private final Duration within;
    private final @Nullable Sink<? super T> lateEventSink;
    private final ErrorPolicy<K, T> errorPolicy;

    private Deduplication(
            String id,
            Function<? super T, K> idFn,
            KeySerializer<K> keySerializer,
            Duration within,
            @Nullable Sink<? super T> lateEventSink,
            ErrorPolicy<K, T> errorPolicy) {
        OperatorSpec.checkId(id);
        this.id = id;
        this.idFn = idFn;
        this.keySerializer = keySerializer;
        this.within = within;
        this.lateEventSink = lateEventSink;
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    /**
     * Leaves out duplicates of an event, as {@code dropDuplicates(idField, within)} does.
     *
     * @param idField what duplicates have in common
     * @param within how much later than the first a duplicate may be, in event time, and is left out for sure
     * @throws IllegalArgumentException if {@code within} is not positive, or has a part of a millisecond
     */
    public static <K, T> Deduplication<K, T> by(KeyField<? super T, K> idField, Duration within) {
        Objects.requireNonNull(idField, "dropDuplicates(null, …): name the field of the id");
        if (Millis.whole(within, "The time within which duplicates are dropped") < 1) {
            throw new IllegalArgumentException(
                    "The time within which duplicates are dropped should be positive, but is " + within
                            + ". Give the longest time between an event and its duplicates.");
        }
        return new Deduplication<>(
                "dropDuplicates." + idField.name(), idField, idField.keySerializer(), within, null, ErrorPolicy.fail());
    }

    /**
     * Gives it an id of its own, which names its state in the checkpoint: needed when a pipeline drops duplicates by one field twice.
     *
     * @throws IllegalArgumentException if {@code newId} is blank, longer than 128 characters, or has control characters
     */
    public Deduplication<K, T> named(String newId) {
        return new Deduplication<>(newId, idFn, keySerializer, within, lateEventSink, errorPolicy);
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. One sink may serve several operators. */
    public Deduplication<K, T> lateEventsTo(Sink<? super T> sink) {
        Objects.requireNonNull(sink, "lateEventsTo(null): name a sink");
        return new Deduplication<>(id, idFn, keySerializer, within, sink, errorPolicy);
    }

    /** What becomes of an event whose id cannot be used; by default the query ends. The last policy counts. */
    public Deduplication<K, T> onError(ErrorPolicy<K, T> policy) {
        return new Deduplication<>(id, idFn, keySerializer, within, lateEventSink, policy);
    }

    /** What duplicates have in common. */
    public Function<? super T, K> idFn() {
        return idFn;
    }

    /** How much later than the first a duplicate may be, in event time, and is left out for sure. */
    public Duration within() {
        return within;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KeySerializer<K> keySerializer() {
        return keySerializer;
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
    public @Nullable Sink<? super T> lateEventSink() {
        return lateEventSink;
    }

    @Override
    public ErrorPolicy<K, T> errorPolicy() {
        return errorPolicy;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.deduplication(this);
    }
}
