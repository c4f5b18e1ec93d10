package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Update;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to run a stateful operator. Immutable; the descriptors wrap it for users.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param stateSerializer the bytes of the states
 * @param timeoutMode which time its timeouts follow
 * @param outputMode {@code UPDATE} for the map shape, whose calls give exactly one result, else {@code APPEND}
 * @param updateFn the call of the user's function; thread safe
 * @param initialState what keys have before the operator's first batch, or null for nothing
 * @param lateEventSink where late events go, or null to count and log them only
 * @param errorPolicy what becomes of a query when a call fails
 */
public record OperatorSpec<K, T, S, R>(
        String id,
        KeySerializer<K> keySerializer,
        StateSerializer<S> stateSerializer,
        TimeoutMode timeoutMode,
        OutputMode outputMode,
        UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> updateFn,
        @Nullable InitialState<K, S> initialState,
        @Nullable Sink<? super T> lateEventSink,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, R> {

    private static final int MAX_ID_LENGTH = 128;

    public OperatorSpec {
        checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(stateSerializer, "stateSerializer");
        Objects.requireNonNull(timeoutMode, "timeoutMode");
        Objects.requireNonNull(outputMode, "outputMode");
        Objects.requireNonNull(updateFn, "updateFn");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public String kind() {
        return outputMode == OutputMode.UPDATE ? "mapGroupsWithState" : "flatMapGroupsWithState";
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.groupState(this);
    }

    /** The same operator, whose results know their keys. */
    public OperatorSpec<K, T, S, Update<R>> asUpdates() {
        return new OperatorSpec<>(
                id,
                keySerializer,
                stateSerializer,
                timeoutMode,
                outputMode,
                (key, events, state, results) ->
                        updateFn.call(key, events, state, row -> results.emit(Update.of(key, row))),
                initialState,
                lateEventSink,
                errorPolicy);
    }

    /** An operator with one result per call, of which later ones replace earlier ones; nothing else is said of it yet. */
    static <K, T, S, R> OperatorSpec<K, T, S, R> ofMapping(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            TimeoutMode timeoutMode,
            UpdateFn.Mapping<K, T, ? super EngineGroupState<S>, R> updateFn) {
        return new OperatorSpec<>(
                id,
                keySerializer,
                stateSerializer,
                timeoutMode,
                OutputMode.UPDATE,
                (key, events, state, out) -> out.emit(updateFn.call(key, events, state)),
                null,
                null,
                ErrorPolicy.fail());
    }

    /** An operator with any number of results per call; nothing else is said of it yet. */
    static <K, T, S, R> OperatorSpec<K, T, S, R> ofFlatMapping(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            TimeoutMode timeoutMode,
            UpdateFn.FlatMapping<K, T, ? super EngineGroupState<S>, R> updateFn) {
        return new OperatorSpec<>(
                id,
                keySerializer,
                stateSerializer,
                timeoutMode,
                OutputMode.APPEND,
                updateFn::call,
                null,
                null,
                ErrorPolicy.fail());
    }

    /** The same with another update function on the same state: how an engine or a test kit stands between the two. */
    public OperatorSpec<K, T, S, R> withUpdateFn(UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> newUpdateFn) {
        return with(id, newUpdateFn, initialState, lateEventSink, errorPolicy);
    }

    OperatorSpec<K, T, S, R> withId(String newId) {
        return with(newId, updateFn, initialState, lateEventSink, errorPolicy);
    }

    OperatorSpec<K, T, S, R> withInitialState(InitialState<K, S> states) {
        return with(id, updateFn, states, lateEventSink, errorPolicy);
    }

    OperatorSpec<K, T, S, R> withLateEventSink(Sink<? super T> sink) {
        return with(
                id,
                updateFn,
                initialState,
                Objects.requireNonNull(sink, "lateEventsTo(null): name a sink"),
                errorPolicy);
    }

    OperatorSpec<K, T, S, R> withErrorPolicy(ErrorPolicy<K, T> policy) {
        return with(id, updateFn, initialState, lateEventSink, policy);
    }

    /** The same types, and what can be said of an operator anew. */
    private OperatorSpec<K, T, S, R> with(
            String newId,
            UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> newUpdateFn,
            @Nullable InitialState<K, S> newInitialState,
            @Nullable Sink<? super T> newLateEventSink,
            ErrorPolicy<K, T> newErrorPolicy) {
        return new OperatorSpec<>(
                newId,
                keySerializer,
                stateSerializer,
                timeoutMode,
                outputMode,
                newUpdateFn,
                newInitialState,
                newLateEventSink,
                newErrorPolicy);
    }

    /** Refuses an id that is none. */
    static void checkId(String id) {
        Objects.requireNonNull(id, "the id of an operator");
        boolean printable = !id.isBlank() && id.chars().noneMatch(Character::isISOControl);
        if (!printable || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException(
                    "An operator id has 1 to " + MAX_ID_LENGTH + " printable characters, not '" + id + "'.");
        }
    }
}
