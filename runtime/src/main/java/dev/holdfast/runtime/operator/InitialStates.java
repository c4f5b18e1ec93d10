package dev.holdfast.runtime.operator;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.UnwritableValueException;
import dev.holdfast.keyed.Values;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.operator.InitialState;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The initial state of an operator, in memory for its first batch.
 *
 * @param <K> the type of the key
 */
final class InitialStates<K> {

    private static final Logger LOG = LoggerFactory.getLogger(InitialStates.class);
    private static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Map<K, Object> states = new HashMap<>();

    /** The keys by their bytes: the order of a map must not reach the results. */
    private final SortedMap<byte[], K> sorted = new TreeMap<>(Arrays::compareUnsigned);

    /** The same, by key group. */
    private List<List<Entry<K>>> parts = List.of();

    /** Behind what was read of a source; null if there is none. */
    private @Nullable Offset end;

    private InitialStates() {}

    static <K> InitialStates<K> none() {
        return new InitialStates<>();
    }

    /** Reads all of them, and makes sure that each can be stored. */
    static <K> InitialStates<K> read(KeyedOperator<K, ?, ?> operator) {
        InitialStates<K> all = none();
        StartingRows<K, ?> rows = operator.startingRows();
        if (rows != null) {
            all.read(operator, rows);
        }
        return all;
    }

    private <V> void read(KeyedOperator<K, ?, ?> operator, StartingRows<K, V> rows) {
        Addition<K, V> addition = new Addition<>(operator, rows.state().values().orElseThrow(), this);
        if (rows.values() instanceof InitialState.OfMap<K, V> map) {
            map.states().forEach(addition::add);
        } else if (rows.values() instanceof InitialState.OfSource<?, K, V> source) {
            readSource(operator, source, addition);
        }
    }

    /** The same states, or, if their source has more of them by now, those. */
    InitialStates<K> orNewer(KeyedOperator<K, ?, ?> operator) {
        StartingRows<K, ?> rows = operator.startingRows();
        return rows != null
                        && rows.values() instanceof InitialState.OfSource<?, ?, ?> source
                        && hasMore(operator, source)
                ? read(operator)
                : this;
    }

    private boolean hasMore(KeyedOperator<K, ?, ?> operator, InitialState.OfSource<?, ?, ?> initial) {
        try (SourceReader<?> reader = initial.source().open(new WithoutDeadLetters())) {
            return !reader.plan(end, reader.end(), NO_LIMITS).splits().isEmpty();
        } catch (IOException e) {
            throw unreadable(operator, initial, e);
        }
    }

    @Nullable
    Object get(K key) {
        return states.get(key);
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    /** A key with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry<K>(byte[] keyBytes, K key) {}

    /** Finds the key group of each key; called before {@link #ofKeyGroup}. */
    void part(int keyGroups) {
        if (parts.isEmpty() && !sorted.isEmpty()) {
            parts = Stream.generate(() -> (List<Entry<K>>) new ArrayList<Entry<K>>())
                    .limit(keyGroups)
                    .toList();
            sorted.forEach((bytes, key) -> parts.get(KeyHash.keyGroup(KeyHash.of(bytes, 0, bytes.length), keyGroups))
                    .add(new Entry<>(bytes, key)));
        }
    }

    /** The keys of a key group, in the order of their bytes. */
    List<Entry<K>> ofKeyGroup(int keyGroup) {
        return parts.isEmpty() ? List.of() : parts.get(keyGroup);
    }

    private <I, V> void readSource(
            KeyedOperator<K, ?, ?> operator, InitialState.OfSource<I, K, V> initial, Addition<K, V> addition) {
        Rows<I, K, V> rows = new Rows<>(initial, addition);
        try (SourceReader<I> reader = initial.source().open(new WithoutDeadLetters())) {
            Offset latest = reader.end();
            ReadPlan plan = reader.plan(null, latest, NO_LIMITS);
            while (!plan.splits().isEmpty()) {
                for (Split split : plan.splits()) {
                    reader.read(split, rows);
                }
                end = plan.end();
                plan = reader.plan(end, latest, NO_LIMITS);
            }
            Optional<String> unfinished = reader.unfinished();
            if (unfinished.isPresent()) {
                throw new IOException("It ends with " + unfinished.get() + ". Complete it, or take it away.");
            }
        } catch (IOException e) {
            throw unreadable(operator, initial, e);
        }
        if (rows.skipped > 0) {
            LOG.warn(
                    "The initial state of operator {} was read without {} bad lines or events",
                    operator.id(),
                    rows.skipped);
        }
    }

    private static UncheckedIOException unreadable(
            KeyedOperator<?, ?, ?> operator, InitialState.OfSource<?, ?, ?> initial, IOException e) {
        return new UncheckedIOException(
                "The initial state of operator '" + operator.id() + "' cannot be read from "
                        + initial.source().description() + ": " + e.getMessage(),
                e);
    }

    /** Takes one state after the other. */
    private record Addition<K, V>(
            KeyedOperator<K, ?, ?> operator, StateSerializer<V> serializer, InitialStates<K> all) {

        @SuppressWarnings("ConstantValue") // users' code need not be null-marked
        void add(K key, V state) {
            if (key == null || state == null) {
                throw refusal(
                        operator,
                        "has a null " + (key == null ? "key" : "state for key '" + key + "'") + ": leave it out",
                        null);
            }
            if (all.states.putIfAbsent(key, state) != null) {
                throw refusal(
                        operator, "contained multiple states with the same key '" + key + "': give each key one", null);
            }
            all.sorted.put(keyBytes(key), key);
            checkWritable(key, state);
        }

        private byte[] keyBytes(K key) {
            StateOutput out = new StateOutput();
            try {
                operator.keySerializer().write(key, out);
            } catch (RuntimeException e) {
                throw refusal(
                        operator,
                        "has the key " + key + ", which cannot be written: no component of a key may be null",
                        e);
            }
            if (out.size() > EventKeys.MAX_BYTES) {
                throw refusal(
                        operator,
                        "has a key of " + out.size() + " bytes, but a key has at most " + EventKeys.MAX_BYTES
                                + ": leave it out, or give it a shorter key, as keyFn must do then too",
                        null);
            }
            return out.toByteArray();
        }

        private void checkWritable(K key, V state) {
            try {
                Values.write(serializer, state, new StateOutput());
            } catch (UnwritableValueException e) {
                throw refusal(operator, "has a state for key '" + key + "' " + e.getMessage(), e.getCause());
            }
        }
    }

    private static IllegalArgumentException refusal(
            KeyedOperator<?, ?, ?> operator, String problem, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The initial state of operator '" + operator.id() + "' " + problem + ".", cause);
    }

    /** A state that is lost in silence is worse than a query that does not start. */
    private static final class WithoutDeadLetters implements SourceContext {

        @Override
        public void wakeUp() {}

        @Override
        public boolean takesDeadLetters() {
            return false;
        }
    }

    private static final class Rows<I, K, V> implements EventConsumer<I> {

        private final InitialState.OfSource<I, K, V> initial;
        private final Addition<K, V> addition;
        private long skipped;

        Rows(InitialState.OfSource<I, K, V> initial, Addition<K, V> addition) {
            this.initial = initial;
            this.addition = addition;
        }

        @Override
        public void event(I row) {
            addition.add(initial.keyFn().apply(row), initial.stateFn().apply(row));
        }

        @Override
        public void skipped() {
            skipped++;
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            throw refusal(
                    addition.operator(),
                    "cannot be read at " + letter.position() + ": it " + letter.reason()
                            + ". Initial state has no dead letters: correct it, or leave it out with skipBadLines()",
                    null);
        }
    }
}
