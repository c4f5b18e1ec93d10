package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.UnwritableValueException;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.StateInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the turns of an operator for an engine that has one key at a time and keeps its rows and deadlines by itself. The engine says what time it is and which key has events; it wakes
 * rows whose deadlines have come.
 *
 * <pre>
 *   events(key)      a turn with the events, then one for each row of the key that it has left due
 *   woken(row)…      rows that are due wait, so that
 *   runBefore, runAll    they get their turns by deadline, key, state and sub-key
 * </pre>
 *
 * <p>A row that a turn of a due row leaves due gets its turn in its place among those that wait. For operators that take it so, this is what the contract says; for others a batch would follow that
 * needs no input, and here it follows at once. One thread.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public final class KeyTurns<K, T, R> {

    /** So often may timers of a key go back in time in one batch, or stand still: more is no use, but a circle. */
    private static final int MAX_ROUNDS = 1000;

    private static final int NO_NUMBER = -1;

    private final KeyedOperator<K, T, R> operator;
    private final List<KeyedState<?>> states;
    private final TimeoutMode[] stateTimes;
    private final Wakeups engine;
    private final Consumer<UpdateFunctionException> forgiven;
    private final List<LaidRows<?, ?>> rows = new ArrayList<>();
    private final KeyTurn<K, R> turn;
    private final TreeSet<DueEntry<K>> waiting = new TreeSet<>();
    private BatchTimes times = new BatchTimes(EventTimes.NONE, EventTimes.NONE, EventTimes.NONE, EventTimes.NONE);

    /** The key that has turns now, and the due row whose turn it is. */
    private @Nullable K key;

    private Bytes keyBytes = Bytes.NONE;
    private @Nullable DueEntry<K> current;

    /**
     * Turns of an operator.
     *
     * @param states in the order of those of the operator
     * @param results takes results with their times, as {@link dev.holdfast.keyed.Turn#emit} says
     * @param forgiven hears of calls that failed, if the operator's policy is to go on
     */
    public KeyTurns(
            KeyedOperator<K, T, R> operator,
            List<KeyedState<?>> states,
            Wakeups engine,
            ObjLongConsumer<? super R> results,
            Consumer<UpdateFunctionException> forgiven) {
        this.operator = operator;
        this.states = List.copyOf(states);
        this.engine = engine;
        this.forgiven = forgiven;
        stateTimes = new TimeoutMode[states.size()];
        for (int number = 0; number < stateTimes.length; number++) {
            stateTimes[number] = states.get(number).declared().deadlines().time(operator.timeoutMode());
            rows.add(new LaidRows<>(states.get(number), number, new Waiting()));
        }
        turn = new KeyTurn<>(times, operator, rows.toArray(OpenState[]::new), List.of(), results);
    }

    /** From now on turns are at these times. */
    public void at(BatchTimes newTimes) {
        times = newTimes;
        turn.at(newTimes);
    }

    /** What all turns so far have added to a figure of the operator, by its place among {@link KeyedOperator#metrics}. */
    public long counted(int metric) {
        return turn.counted(metric);
    }

    /**
     * The current key has events.
     *
     * @param ofKey the bytes of the key
     * @throws UpdateFunctionException if the call fails and the operator's policy is to fail
     */
    public void events(K newKey, Bytes ofKey, Events<T> events) {
        enter(newKey, ofKey);
        UpdateFunctionException failure = run(events, null);
        if (failure != null) {
            forgive(failure);
        }
        runAll();
    }

    /** The current key has a value before its first event. Its turn without events is {@link #events}. */
    public void start(K newKey, Bytes ofKey, Object value) {
        enter(newKey, ofKey);
        StartingRows<K, ?> starting = operator.startingRows();
        if (starting != null) {
            begin();
            put(newKey, starting.state(), value);
            turn.commit(false);
        }
    }

    @SuppressWarnings("unchecked") // initial states are values of their state
    private <V> void put(K newKey, DeclaredState.OfKey<V> state, Object value) {
        try {
            turn.row(state).put((V) value, OneRow.NO_DEADLINE);
        } catch (UnwritableValueException e) {
            throw UpdateFunctionException.notOfFunction(
                    "it has an initial state " + e.getMessage(), e.getCause(), operator, newKey);
        }
    }

    /** A row's deadline has come; it waits for its turn. */
    public void woken(Bytes ofKey, int state, Bytes subKey, long deadlineMillis) {
        K itsKey = operator.keySerializer().read(new StateInput(ofKey.array()));
        waiting.add(entry(itsKey, ofKey, state, subKey, deadlineMillis));
    }

    /** Runs the turns of rows that wait, with deadlines earlier than this. */
    public void runBefore(long deadlineMillis) {
        while (!waiting.isEmpty() && waiting.first().deadlineMillis() < deadlineMillis) {
            runFirst();
        }
    }

    /** Runs the turns of all rows that wait. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runFirst();
        }
    }

    private void runFirst() {
        DueEntry<K> entry = waiting.first();
        waiting.remove(entry);
        Bytes ofKey = Bytes.of(Arrays.copyOf(entry.address(), entry.keyLength()));
        engine.enter(ofKey);
        enter(entry.key(), ofKey);
        current = entry;
        try {
            look(entry, subKey(entry));
        } finally {
            current = null;
        }
    }

    /** It may be long gone, or its deadline may be a later one. */
    private void look(DueEntry<K> entry, Bytes subKey) {
        long deadline = storedDeadline(entry.stateNumber(), subKey);
        if (deadline == OneRow.NO_DEADLINE || deadline < entry.deadlineMillis()) {
            return;
        }
        if (deadline > entry.deadlineMillis() || !isDue(entry.stateNumber(), deadline)) {
            wake(entry.stateNumber(), subKey, deadline);
        } else if (states.get(entry.stateNumber()).declared().deadlines().drops()) {
            states.get(entry.stateNumber()).rows().remove(subKey);
        } else {
            dueTurn(entry, subKey);
        }
    }

    private void dueTurn(DueEntry<K> entry, Bytes subKey) {
        UpdateFunctionException failure = run(null, entry);
        if (failure != null) {
            forgive(failure);
            begin();
            operator.forgiven(turn, entry, rows.get(entry.stateNumber()).at(subKey));
            turn.commit(true);
        }
        long left = storedDeadline(entry.stateNumber(), subKey);
        if (left != OneRow.NO_DEADLINE && left >= entry.deadlineMillis()) {
            wake(entry.stateNumber(), subKey, left);
        }
    }

    private long storedDeadline(int state, Bytes subKey) {
        byte[] row = states.get(state).rows().get(subKey);
        return row == null ? OneRow.NO_DEADLINE : Row.deadlineMillis(row, 0, row.length);
    }

    private void enter(K newKey, Bytes ofKey) {
        key = newKey;
        keyBytes = ofKey;
    }

    private void begin() {
        for (int number = 0; number < stateTimes.length; number++) {
            rows.get(number)
                    .begin(times.goneBeforeMillis(states.get(number).declared().deadlines(), stateTimes[number]));
        }
        turn.begin(currentKey());
    }

    private K currentKey() {
        K now = key;
        if (now == null) {
            throw new IllegalStateException("no key was entered");
        }
        return now;
    }

    private @Nullable UpdateFunctionException run(@Nullable Events<T> events, @Nullable DueEntry<K> due) {
        begin();
        Throwable thrown = null;
        try {
            if (due != null) {
                operator.due(turn, due);
            } else if (events != null) {
                operator.events(turn, events);
            }
        } catch (Exception | Error e) {
            thrown = e;
        }
        UpdateFunctionException failure = turn.failure(thrown);
        if (failure == null) {
            turn.commit(true);
        } else {
            turn.rollBack();
        }
        return failure;
    }

    /**
     * Goes on without what has failed.
     *
     * @throws UpdateFunctionException {@code failure}, if the operator's policy does not forgive it
     */
    public void forgive(UpdateFunctionException failure) {
        if (operator.errorPolicy() instanceof ErrorPolicy.Fail<K, T> || !failure.isForgivable()) {
            throw failure;
        }
        forgiven.accept(failure);
    }

    private boolean isDue(int state, long deadlineMillis) {
        DeclaredState<?> declared = states.get(state).declared();
        long threshold = declared.deadlines().drops()
                ? times.goneBeforeMillis(declared.deadlines(), stateTimes[state])
                : times.thresholdMillis(stateTimes[state]);
        return deadlineMillis < threshold;
    }

    private void wake(int state, Bytes subKey, long deadlineMillis) {
        boolean runsNow = current != null || operator.takesDueRowsBehindEvents();
        if (!runsNow || !isDue(state, deadlineMillis)) {
            engine.set(state, subKey, deadlineMillis);
            return;
        }
        DueEntry<K> next = entry(currentKey(), keyBytes, state, subKey, deadlineMillis);
        if (current != null) {
            next = current.next(next.state(), state, next.address(), deadlineMillis);
            if (next.round() > MAX_ROUNDS) {
                throw UpdateFunctionException.timersInCircle(MAX_ROUNDS, operator, currentKey());
            }
        }
        waiting.add(next);
    }

    private DueEntry<K> entry(K itsKey, Bytes ofKey, int state, Bytes subKey, long deadlineMillis) {
        byte[] first = ofKey.array();
        byte[] address = Arrays.copyOf(first, first.length + subKey.array().length);
        System.arraycopy(subKey.array(), 0, address, first.length, subKey.array().length);
        DeclaredState<?> declared = states.get(state).declared();
        return new DueEntry<>(declared, state, address, itsKey, first.length, NO_NUMBER, deadlineMillis);
    }

    private static Bytes subKey(DueEntry<?> entry) {
        return Bytes.of(Arrays.copyOfRange(entry.address(), entry.keyLength(), entry.address().length));
    }

    /** The deadlines of rows that turns write: those that have come wait here, the others are the engine's. */
    private final class Waiting implements Wakeups {

        @Override
        public void enter(Bytes newKey) {
            engine.enter(newKey);
        }

        @Override
        public void set(int state, Bytes subKey, long deadlineMillis) {
            wake(state, subKey, deadlineMillis);
        }

        @Override
        public void cancel(int state, Bytes subKey, long deadlineMillis) {
            engine.cancel(state, subKey, deadlineMillis);
        }
    }
}
