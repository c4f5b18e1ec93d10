package dev.holdfast.keyed.states;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Rows;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ProcessingTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Timers: a row for each that is set, which is its deadline and nothing else.
 *
 * <p>Deadlines fire strictly before the time of a batch, and a timer that is not later than this time is due. So one at exactly this time is kept a millisecond
 * earlier. A timer that its own call sets again is later than it was; so one alone cannot keep a batch busy at one point of time for ever.
 *
 * @param <E> the timers
 * @param <H> what the function gets
 */
final class KeptTimers<E extends Enum<E>, H> implements KeptState<H> {

    private final StateParameter.OfTimers<E, H> parameter;
    private final DeclaredState.OfSubKeys<E, Void> state;
    private final boolean isEventTime;
    private final Function<KeptTimers<E, H>.Handle, H> view;

    private KeptTimers(
            StateParameter.OfTimers<E, H> parameter,
            String kind,
            Deadlines deadlines,
            Function<KeptTimers<E, H>.Handle, H> view) {
        this.parameter = parameter;
        this.view = view;
        isEventTime = deadlines == Deadlines.CALL;
        state = DeclaredState.ofSubKeys(parameter.name(), kind, KeySerializers.enumeration(parameter.type()), deadlines)
                .neverWalked();
    }

    static <E extends Enum<E>> KeptTimers<E, EventTimers<E>> of(StateParameter.OfEventTimers<E> parameter) {
        return new KeptTimers<>(parameter, "event timers", Deadlines.CALL, handle -> handle.new InEventTime());
    }

    static <E extends Enum<E>> KeptTimers<E, ProcessingTimers<E>> of(StateParameter.OfProcessingTimers<E> parameter) {
        return new KeptTimers<>(
                parameter, "processing timers", Deadlines.CALL_BY_CLOCK, handle -> handle.new InProcessingTime());
    }

    @Override
    public StateParameter<H> parameter() {
        return parameter;
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(state);
    }

    boolean isEventTime() {
        return isEventTime;
    }

    /** Which timer is due. */
    E timer(DueRow due) {
        return due.subKey(state);
    }

    /** The timer has fired, so it is no longer set. */
    void clear(StatesCall call, E timer) {
        call.turn().rows(state).at(timer).remove();
    }

    @Override
    public H handle(StatesCall call) {
        return view.apply(new Handle(call, call.turn().rows(state)));
    }

    /** Timers of either time. */
    final class Handle {

        private final StatesCall call;
        private final Rows<E, Void> rows;

        Handle(StatesCall call, Rows<E, Void> rows) {
            this.call = call;
            this.rows = rows;
        }

        private void set(E timer, Instant at) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, timer, "timer");
            KeptState.checkNotNull(parameter, at, "time");
            // Rounded down, since a watermark, which is whole, is later than the timer exactly if it is later than
            // that.
            long millis = EventTimes.floorMillis(at);
            set(timer, millis, millis == nowMillis() && !EventTimes.isBetweenMillis(at));
        }

        private void set(E timer, long millis, boolean isNow) {
            long firedMillis = call.firedMillis(KeptTimers.this, timer);
            if (millis <= firedMillis) {
                throw new IllegalArgumentException("Timer " + timer + " is set to " + Instant.ofEpochMilli(millis)
                        + ", which is not later than " + Instant.ofEpochMilli(firedMillis)
                        + ", at which it has just fired: the key would be called for the same time again and again."
                        + " Set a later one, or none.");
            }
            rows.at(timer).putDeadlineOnly(isNow ? Math.max(millis - 1, firedMillis + 1) : millis);
        }

        private void cancel(E timer) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, timer, "timer");
            rows.at(timer).remove();
        }

        private Optional<Instant> at(E timer) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, timer, "timer");
            long millis = rows.at(timer).deadlineMillis();
            return millis == OneRow.NO_DEADLINE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        }

        private Instant now() {
            call.checkOpen();
            return Instant.ofEpochMilli(nowMillis());
        }

        private long nowMillis() {
            return isEventTime ? call.turn().watermarkMillis() : call.turn().processingMillis();
        }

        @Override
        public String toString() {
            return "Timers " + parameter.name();
        }

        /** As the function sees them. */
        final class InEventTime implements EventTimers<E> {

            @Override
            public void set(E timer, Instant at) {
                Handle.this.set(timer, at);
            }

            @Override
            public void cancel(E timer) {
                Handle.this.cancel(timer);
            }

            @Override
            public Optional<Instant> at(E timer) {
                return Handle.this.at(timer);
            }

            @Override
            public Instant currentWatermark() {
                return now();
            }

            @Override
            public String toString() {
                return Handle.this.toString();
            }
        }

        /** As the function sees them. */
        final class InProcessingTime implements ProcessingTimers<E> {

            @Override
            public void set(E timer, Instant at) {
                Handle.this.set(timer, at);
            }

            @Override
            public void setAfter(E timer, Duration duration) {
                call.checkOpen();
                KeptState.checkNotNull(parameter, timer, "timer");
                Objects.requireNonNull(duration, "duration");
                long millis = EventTimes.plus(nowMillis(), EventTimes.ceilMillis(duration));
                Handle.this.set(timer, millis, millis == nowMillis());
            }

            @Override
            public void cancel(E timer) {
                Handle.this.cancel(timer);
            }

            @Override
            public Optional<Instant> at(E timer) {
                return Handle.this.at(timer);
            }

            @Override
            public Instant currentProcessingTime() {
                return now();
            }

            @Override
            public String toString() {
                return Handle.this.toString();
            }
        }
    }
}
