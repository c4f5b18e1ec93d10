package dev.holdfast.runtime.operator;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.operator.InitialState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The initial state of an operator, in memory for its first batch.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 */
final class InitialStates<K, S> {

    private static final Logger LOG = LoggerFactory.getLogger(InitialStates.class);
    private static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Map<K, S> states = new HashMap<>();

    /** The keys by their bytes: the order of a map must not reach the results. */
    private final SortedMap<byte[], K> sorted = new TreeMap<>(Arrays::compareUnsigned);

    /** Behind what was read of a source; null if there is none. */
    private @Nullable Offset end;

    private InitialStates() {}

    static <K, S> InitialStates<K, S> none() {
        return new InitialStates<>();
    }

    /** Reads all of them, and makes sure that each can be stored. */
    static <K, S> InitialStates<K, S> read(OperatorSpec<K, ?, S, ?> spec) {
        InitialStates<K, S> all = none();
        if (spec.initialState() instanceof InitialState.OfMap<K, S> map) {
            map.states().forEach((key, state) -> all.add(spec, key, state));
        } else if (spec.initialState() instanceof InitialState.OfSource<?, K, S> source) {
            all.readSource(spec, source);
        }
        return all;
    }

    /** The same states, or, if their source has more of them by now, those. */
    InitialStates<K, S> orNewer(OperatorSpec<K, ?, S, ?> spec) {
        return spec.initialState() instanceof InitialState.OfSource<?, K, S> source && hasMore(spec, source)
                ? read(spec)
                : this;
    }

    private boolean hasMore(OperatorSpec<K, ?, S, ?> spec, InitialState.OfSource<?, K, S> initial) {
        try (SourceReader<?> reader = initial.source().open(new WithoutDeadLetters())) {
            return !reader.plan(end, reader.end(), NO_LIMITS).splits().isEmpty();
        } catch (IOException e) {
            throw unreadable(spec, initial, e);
        }
    }

    @Nullable
    S get(K key) {
        return states.get(key);
    }

    Collection<K> sortedKeys() {
        return sorted.values();
    }

    private <I> void readSource(OperatorSpec<K, ?, S, ?> spec, InitialState.OfSource<I, K, S> initial) {
        Rows<I, K, S> rows = new Rows<>(spec, initial, this);
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
            throw unreadable(spec, initial, e);
        }
        if (rows.skipped > 0) {
            LOG.warn(
                    "The initial state of operator {} was read without {} bad lines or events",
                    spec.id(),
                    rows.skipped);
        }
    }

    private static UncheckedIOException unreadable(
            OperatorSpec<?, ?, ?, ?> spec, InitialState.OfSource<?, ?, ?> initial, IOException e) {
        return new UncheckedIOException(
                "The initial state of operator '" + spec.id() + "' cannot be read from "
                        + initial.source().description() + ": " + e.getMessage(),
                e);
    }

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    private void add(OperatorSpec<K, ?, S, ?> spec, K key, S state) {
        if (key == null || state == null) {
            throw refusal(
                    spec,
                    "has a null " + (key == null ? "key" : "state for key '" + key + "'") + ": leave it out",
                    null);
        }
        if (states.putIfAbsent(key, state) != null) {
            throw refusal(spec, "contained multiple states with the same key '" + key + "': give each key one", null);
        }
        sorted.put(keyBytes(spec, key), key);
        checkWritable(spec, key, state);
    }

    private static <K> byte[] keyBytes(OperatorSpec<K, ?, ?, ?> spec, K key) {
        StateOutput out = new StateOutput();
        try {
            spec.keySerializer().write(key, out);
        } catch (RuntimeException e) {
            throw refusal(
                    spec, "has the key " + key + ", which cannot be written: no component of a key may be null", e);
        }
        if (out.size() > KeyedBatch.MAX_KEY_BYTES) {
            throw refusal(
                    spec,
                    "has a key of " + out.size() + " bytes, but a key has at most " + KeyedBatch.MAX_KEY_BYTES
                            + ": leave it out, or give it a shorter key, as keyFn must do then too",
                    null);
        }
        return out.toByteArray();
    }

    private static <K, S> void checkWritable(OperatorSpec<K, ?, S, ?> spec, K key, S state) {
        try {
            spec.stateSerializer().write(state, new StateOutput());
        } catch (RuntimeException | StackOverflowError e) {
            throw refusal(
                    spec,
                    "has a state for key '" + key + "' " + NullComponent.unwritable(spec.stateSerializer(), state, e),
                    e);
        }
    }

    private static IllegalArgumentException refusal(
            OperatorSpec<?, ?, ?, ?> spec, String problem, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The initial state of operator '" + spec.id() + "' " + problem + ".", cause);
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

    private static final class Rows<I, K, S> implements EventConsumer<I> {

        private final OperatorSpec<K, ?, S, ?> spec;
        private final InitialState.OfSource<I, K, S> initial;
        private final InitialStates<K, S> states;
        private long skipped;

        Rows(OperatorSpec<K, ?, S, ?> spec, InitialState.OfSource<I, K, S> initial, InitialStates<K, S> states) {
            this.spec = spec;
            this.initial = initial;
            this.states = states;
        }

        @Override
        public void event(I row) {
            states.add(spec, initial.keyFn().apply(row), initial.stateFn().apply(row));
        }

        @Override
        public void skipped() {
            skipped++;
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            throw refusal(
                    spec,
                    "cannot be read at " + letter.position() + ": it " + letter.reason()
                            + ". Initial state has no dead letters: correct it, or leave it out with skipBadLines()",
                    null);
        }
    }
}
