package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.UnwritableValueException;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.DueEntry;
import dev.holdfast.keyed.turns.KeyTurn;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.DueTimers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one key group in one batch, and what they change: those of keys with events, then those of due rows. Results of a turn
 * are handed on when it has ended, so a turn that fails has none.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
final class KeyGroupRun<K, T, R> {

    /** So often may timers of a key go back in time in one batch, or stand still: more is no use, but a circle. */
    private static final int MAX_ROUNDS = 1000;

    private final KeyedOperator<K, T, R> operator;
    private final GroupedEvents<K, T> input;
    private final InitialStates<K> initial;
    private final long[] thresholds;
    private final FailedCalls<K, T> failed;
    private final InterruptGuard interrupts;
    private final String name;
    private final CallBuffers<K, T> buffers;
    private final KeyTurn<K, R> turn;
    private final List<StateInstance<?>> instances;
    private final int keyGroup;
    private final TurnState[] states;

    /** Whether a key may have more than one turn. Then each key has a number, also one that is only due. */
    private final boolean looksAgain;

    /** The keys with smaller numbers have events. */
    private int keysWithEvents;

    private final DueChanges[] dueChanges;
    private List<StateChanges> changes = List.of();
    private DueAgain<K> again = DueAgain.none();

    private long timedOut;
    private long dataNanos;
    private long timeoutNanos;

    KeyGroupRun(
            OperatorInstance<K, T, R> instance,
            int keyGroup,
            InitialStates<K> initial,
            BatchTimes times,
            ObjLongConsumer<? super R> results,
            FailedCalls<K, T> failed,
            CallBuffers<K, T> buffers) {
        operator = instance.operator();
        interrupts = instance.interrupts();
        name = instance.name();
        instances = instance.states();
        this.keyGroup = keyGroup;
        this.initial = initial;
        input = buffers.input;
        looksAgain = !initial.isEmpty() || instance.mayLookAgain();
        this.failed = failed;
        this.buffers = buffers;
        states = new TurnState[instances.size()];
        dueChanges = new DueChanges[instances.size()];
        thresholds = new long[instances.size()];
        for (int number = 0; number < states.length; number++) {
            StateInstance<?> state = instances.get(number);
            thresholds[number] = state.time(times).thresholdMillis();
            dueChanges[number] = new DueChanges(
                    state.calls() ? thresholds[number] : Row.NO_DEADLINE, operator.takesDueRowsBehindEvents());
            states[number] = turnState(state, number, times);
        }
        turn = new KeyTurn<>(times, operator, states, instance.broadcasts(), results);
    }

    private <V> TurnState turnState(StateInstance<V> state, int number, BatchTimes times) {
        RowBuffers own = buffers.states.get(number);
        long goneBefore = state.goneBefore(times);
        return state.declared() instanceof DeclaredState.OfKey<?>
                ? new TurnRow<>(state, keyGroup, goneBefore, own, input, looksAgain, dueChanges[number])
                : new TurnRows<>(state, keyGroup, goneBefore, own, dueChanges[number]);
    }

    /** Whether all that the operator has of a key is one row. */
    private boolean isSingleRow() {
        return instances.size() == 1 && instances.get(0).declared() instanceof DeclaredState.OfKey<?>;
    }

    /** The turns of keys with events, or with an initial state. */
    void eventTurns() {
        boolean hasFirsts = !initial.isEmpty();
        for (int number = 0; number < input.keyCount(); number++) {
            if (hasFirsts) {
                firstTurn(number);
            }
            eventTurn(number);
        }
    }

    private void firstTurn(int number) {
        K key = input.key(number);
        Object first = initial.get(key);
        if (first != null) {
            begin(key, input.array(), input.offset(number), input.length(number), number);
            putFirst(key, first);
        }
    }

    private void eventTurn(int number) {
        K key = input.key(number);
        begin(key, input.array(), input.offset(number), input.length(number), number);
        UpdateFunctionException failure = run(number, null);
        if (failure != null) {
            failed.add(failure, key, false, input.events(number));
        }
    }

    /** Makes an initial state look like one that was stored by an earlier batch. */
    private void putFirst(K key, Object first) {
        StartingRows<K, ?> rows = operator.startingRows();
        if (rows != null) {
            putFirst(key, rows.state(), first);
        }
    }

    @SuppressWarnings("unchecked") // initial states are values of their state: they were written by its serializer once
    private <V> void putFirst(K key, DeclaredState.OfKey<V> state, Object first) {
        try {
            turn.row(state).put((V) first, OneRow.NO_DEADLINE);
        } catch (UnwritableValueException e) {
            throw UpdateFunctionException.notOfFunction(
                    "it has an initial state " + e.getMessage(), e.getCause(), operator, key);
        }
        turn.commit(false);
    }

    /** Turns for due rows: the chosen ones of each state's list, and those that turns with events have left due. */
    void dueTurns(DueTimeouts due) {
        again = new DueAgain<>(due::endMillis, this::dueTurnIfStillDue);
        keysWithEvents = input.keyCount();
        for (DueChanges written : dueChanges) {
            written.endEvents(operator.takesDueRowsAgain());
        }
        boolean hasWritten = Arrays.stream(dueChanges)
                .anyMatch(written -> !written.ofEvents().isEmpty());
        if (isSingleRow() && !hasWritten) {
            if (due.isAnyChosen(0, keyGroup)) {
                dueTurnsOfList((TurnRow<?>) states[0], due.list(0, keyGroup), due.chosen(0, keyGroup));
            }
            return;
        }
        DueEntries<K> entries =
                new DueEntries<>(operator, input, states, dueChanges, thresholds, due, buffers.keyInput);
        for (int number = 0; number < states.length; number++) {
            if (due.isAnyChosen(number, keyGroup)) {
                entries.addListed(number, due.list(number, keyGroup), due.chosen(number, keyGroup));
            }
            entries.addWritten(number, dueChanges[number]);
        }
        for (DueEntry<K> entry : entries.inOrder()) {
            again.runBefore(entry);
            dueTurnIfStillDue(entry);
        }
        again.runAll();
    }

    /** A turn before may have moved its deadline, or removed it. One that was moved and is still due has its place among the others. */
    private boolean isStillDue(DueEntry<K> entry) {
        OneRow<?> row = states[entry.stateNumber()].at(entry.address());
        return isDue(entry.stateNumber(), row)
                && (!operator.takesDueRowsAgain() || row.deadlineMillis() == entry.deadlineMillis());
    }

    private boolean isDue(int state, OneRow<?> row) {
        return row.deadlineMillis() != Row.NO_DEADLINE && row.deadlineMillis() < thresholds[state];
    }

    private void dueTurnIfStillDue(DueEntry<K> due) {
        beginDue(due);
        if (isStillDue(due)) {
            dueTurn(due);
        }
    }

    private void beginDue(DueEntry<K> due) {
        begin(due.key(), due.address(), 0, due.keyLength(), due.keyNumber());
    }

    /** With one row for each key, and none that turns with events have left due: the list is what is due, in its order. */
    private void dueTurnsOfList(TurnRow<?> state, DueTimers list, int count) {
        for (int left = count; left > 0 && list.next(); left--) {
            again.runBefore(list.deadlineMillis(count - left), list.keyArray(), list.keyOffset(), list.keyLength());
            buffers.keyInput.reset(list.keyArray(), list.keyOffset(), list.keyLength());
            K key = operator.keySerializer().read(buffers.keyInput);
            int number = looksAgain
                    ? input.addKey(key, list.keyArray(), list.keyOffset(), list.keyLength())
                    : input.find(list.keyArray(), list.keyOffset(), list.keyLength());
            boolean hasEvents = number < keysWithEvents && number != GroupedEvents.NO_KEY;
            if (hasEvents) {
                state.begin(list.keyArray(), list.keyOffset(), list.keyLength(), number);
            } else {
                state.begin(list, number);
            }
            if (!isDue(0, state)) {
                continue;
            }
            if (hasEvents && !operator.takesDueRowsBehindEvents()) {
                dueChanges[0].left(state.deadlineMillis());
            } else {
                byte[] address = list.copyOfKey();
                turn.begin(key);
                dueTurn(new DueEntry<>(
                        operator.states().get(0), 0, address, key, address.length, number, state.deadlineMillis()));
            }
        }
        again.runAll();
    }

    private void dueTurn(DueEntry<K> due) {
        timedOut++;
        UpdateFunctionException failure = run(due.keyNumber(), due);
        if (failure != null) {
            failed.add(failure, due.key(), true, Collections.emptyIterator());
            beginDue(due);
            OneRow<?> row = states[due.stateNumber()].at(due.address());
            operator.forgiven(turn, due, row);
            turn.commit(true);
        }
        if (operator.takesDueRowsAgain()) {
            takeAgain(due);
        }
    }

    /** Rows of the key may be due, now that a turn has ended: also the one that had it. */
    private void takeAgain(DueEntry<K> due) {
        for (int state = 0; state < states.length; state++) {
            for (byte[] address : dueChanges[state].takeAddresses()) {
                takeAgain(due, state, address);
            }
        }
    }

    private void takeAgain(DueEntry<K> due, int state, byte[] address) {
        long deadline = states[state].at(address).deadlineMillis();
        DueEntry<K> next = due.next(operator.states().get(state), state, address, deadline);
        if (next.round() > MAX_ROUNDS) {
            throw UpdateFunctionException.timersInCircle(MAX_ROUNDS, operator, due.key());
        }
        if (!again.add(next)) {
            dueChanges[state].left(deadline);
        }
    }

    /** Removes the rows that are gone because of their deadlines, of each state about as many as a batch may call. */
    void dropRows(DueLimits limits) {
        for (int number = 0; number < states.length; number++) {
            StateInstance<?> state = instances.get(number);
            long threshold = thresholds[number];
            if (state.drops() && state.keyGroup(keyGroup).nextDeadlineMillis(threshold) < threshold) {
                drop(states[number], state.keyGroup(keyGroup).due(threshold, limits));
            }
        }
    }

    private void drop(TurnState state, DueTimers list) {
        while (list.next()) {
            byte[] address = list.copyOfKey();
            buffers.keyInput.reset(address, 0, address.length);
            operator.keySerializer().read(buffers.keyInput);
            int number = input.find(address, 0, buffers.keyInput.position());
            if (!state.hasChanged(address, number)) {
                state.drop(address);
            }
        }
    }

    /** Called when all turns have ended; the buffers are no longer used then. */
    void finish(long nanosWithEvents, long nanosForTimeouts) {
        dataNanos = nanosWithEvents;
        timeoutNanos = nanosForTimeouts;
        List<StateChanges> all = new ArrayList<>(states.length);
        for (TurnState state : states) {
            all.add(new StateChanges(state.removedRanges(), state.takeChanges()));
        }
        changes = all;
    }

    /** What the turns changed, for each state. */
    List<StateChanges> changes() {
        return changes;
    }

    /** The first deadline in event time of the rows that turns have left due for the next batch, or earlier; {@link EventTimes#END} if there is none. */
    long leftDueMillis() {
        return IntStream.range(0, states.length)
                .filter(number -> instances.get(number).isEventTime())
                .mapToLong(number -> dueChanges[number].leftMillis())
                .min()
                .orElse(EventTimes.END);
    }

    long updated() {
        return Arrays.stream(states).mapToLong(TurnState::updated).sum();
    }

    long removed() {
        return Arrays.stream(states).mapToLong(TurnState::removed).sum();
    }

    long timedOut() {
        return timedOut;
    }

    /** What the turns have added to a figure of the operator. */
    long counted(int metric) {
        return turn.counted(metric);
    }

    FailedCalls<K, T> failed() {
        return failed;
    }

    long dataNanos() {
        return dataNanos;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    private void begin(K key, byte[] array, int offset, int length, int number) {
        for (TurnState state : states) {
            state.begin(array, offset, length, number);
        }
        turn.begin(key);
    }

    /**
     * Runs what the turn is for, and ends the turn.
     *
     * @param due the row that is due; null for the events of a key
     * @return why it failed, or null
     */
    private @Nullable UpdateFunctionException run(int number, @Nullable DueEntry<K> due) {
        Throwable thrown = null;
        try {
            if (due == null) {
                operator.events(turn, input.events(number));
            } else {
                operator.due(turn, due);
            }
        } catch (Exception | Error e) {
            thrown = e;
        } finally {
            input.endEvents();
            interrupts.clear(name);
        }
        UpdateFunctionException failure = turn.failure(thrown);
        if (failure == null) {
            turn.commit(true);
        } else {
            turn.rollBack();
        }
        return failure;
    }
}
