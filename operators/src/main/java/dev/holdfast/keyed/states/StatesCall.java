package dev.holdfast.keyed.states;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an update function: gives it its states, which are of no use after it. */
final class StatesCall implements StatesFn.States {

    private final Turn<?, ?> turn;
    private final List<KeptState<?>> states;
    private final @Nullable Object[] handles;
    private final @Nullable TimedEvents<?> events;
    private final @Nullable FiredTimer fired;
    private boolean open = true;

    /**
     * Begins a call.
     *
     * @param events those of a call with events, if the operator asks for their times
     * @param fired what brought the call about, if it was a timer
     */
    StatesCall(
            Turn<?, ?> turn, List<KeptState<?>> states, @Nullable TimedEvents<?> events, @Nullable FiredTimer fired) {
        this.turn = turn;
        this.states = states;
        this.events = events;
        this.fired = fired;
        handles = new Object[states.size()];
    }

    @Override
    @SuppressWarnings("unchecked") // the state at a place gives what its parameter says
    public <H> H get(StateParameter<H> parameter) {
        for (int place = 0; place < handles.length; place++) {
            KeptState<?> state = states.get(place);
            if (state.parameter() == parameter) {
                Object handle = handles[place];
                if (handle == null) {
                    handle = state.handle(this);
                    handles[place] = handle;
                }
                return (H) handle;
            }
        }
        throw new IllegalArgumentException("'" + parameter.name() + "' is not one of the operator's states.");
    }

    /** The function has returned: what waits is written. */
    void write() {
        for (Object handle : handles) {
            if (handle instanceof KeptState.WritesAtEnd waiting) {
                waiting.write();
            }
        }
    }

    /** From now on the function may not use what it was given. */
    void end() {
        open = false;
    }

    Turn<?, ?> turn() {
        return turn;
    }

    void checkOpen() {
        if (!open) {
            throw new IllegalStateException("A state is valid only during the call that received it.");
        }
    }

    /** Which event time it is: that of the event that was read last, or of the timer; the watermark if there is neither. */
    long eventMillis() {
        if (events != null && events.lastMillis() != EventTimes.NONE) {
            return events.lastMillis();
        }
        return fired != null && fired.isEventTime() ? fired.atMillis() : turn.watermarkMillis();
    }

    /** When a timer has fired that led to this call; {@link OneRow#NO_DEADLINE}, which is before all times, if it did not. */
    long firedMillis(KeptTimers<?, ?> timers, Enum<?> timer) {
        return fired != null && fired.timers() == timers && fired.timer() == timer
                ? fired.atMillis()
                : OneRow.NO_DEADLINE;
    }

    /**
     * The timer that a call is for.
     *
     * @param atMillis when it was due
     */
    record FiredTimer(KeptTimers<?, ?> timers, Enum<?> timer, long atMillis) {

        boolean isEventTime() {
            return timers.isEventTime();
        }
    }
}
