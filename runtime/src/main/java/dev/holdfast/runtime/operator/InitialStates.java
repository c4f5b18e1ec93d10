package dev.holdfast.runtime.operator;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.operator.InitialState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The initial state of an operator, in memory for its first batch.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 */
final class InitialStates<K, S> {

    private static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Map<K, S> states = new HashMap<>();

    private InitialStates() {}

    static <K, S> InitialStates<K, S> none() {
        return new InitialStates<>();
    }

    static <K, S> InitialStates<K, S> read(OperatorSpec<K, ?, S, ?> spec) {
        InitialStates<K, S> all = none();
        if (spec.initialState() instanceof InitialState.OfMap<K, S> map) {
            map.states().forEach((key, state) -> all.add(spec.id(), key, state));
        } else if (spec.initialState() instanceof InitialState.OfSource<?, K, S> source) {
            all.readSource(spec.id(), source);
        }
        return all;
    }

    @Nullable
    S get(K key) {
        return states.get(key);
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    /** The keys by their bytes: the order of a map must not reach the results. */
    List<K> sortedKeys(KeySerializer<K> serializer) {
        SortedMap<byte[], K> sorted = new TreeMap<>(Arrays::compareUnsigned);
        states.keySet().forEach(key -> sorted.put(bytes(key, serializer), key));
        return List.copyOf(sorted.values());
    }

    private <I> void readSource(String operatorId, InitialState.OfSource<I, K, S> initial) {
        try (SourceReader<I> reader = initial.source().open(() -> {})) {
            Offset end = reader.latest();
            @Nullable Offset from = null;
            while (!end.equals(from)) {
                ReadPlan plan = reader.plan(from, end, NO_LIMITS);
                for (Split split : plan.splits()) {
                    reader.read(split, new Rows<>(operatorId, initial, this));
                }
                if (plan.end().equals(from)) {
                    return;
                }
                from = plan.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The initial state of operator '" + operatorId + "' cannot be read from "
                            + initial.source().description() + ": " + e.getMessage(),
                    e);
        }
    }

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    private void add(String operatorId, K key, S state) {
        if (key == null || state == null) {
            throw new IllegalArgumentException("The initial state of operator '" + operatorId + "' has a null "
                    + (key == null ? "key" : "state for key '" + key + "'") + ": leave it out.");
        }
        if (states.putIfAbsent(key, state) != null) {
            throw new IllegalArgumentException("The initial state of operator '" + operatorId
                    + "' contained multiple states with the same key '" + key + "': give each key one.");
        }
    }

    private static <K> byte[] bytes(K key, KeySerializer<K> serializer) {
        StateOutput out = new StateOutput();
        serializer.write(key, out);
        return out.toByteArray();
    }

    private record Rows<I, K, S>(String operatorId, InitialState.OfSource<I, K, S> initial, InitialStates<K, S> states)
            implements EventConsumer<I> {

        @Override
        public void event(I row) {
            states.add(operatorId, initial.keyFn().apply(row), initial.stateFn().apply(row));
        }

        @Override
        public void skipped() {}

        /** A state that is lost in silence is worse than a query that does not start. */
        @Override
        public void deadLetter(DeadLetter letter) {
            throw new IllegalArgumentException("The initial state of operator '" + operatorId + "' cannot be read at "
                    + letter.position() + ": " + letter.reason());
        }
    }
}
