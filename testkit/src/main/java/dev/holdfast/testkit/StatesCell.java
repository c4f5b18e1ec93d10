package dev.holdfast.testkit;

import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ProcessingTimers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One key of an operator that takes its states as parameters. It is read and written by calls, as functions do it. */
final class StatesCell<K, R> {

    private final StatesDeclaration<K, ?, R> declared;
    private final KeyCell<K, R> cell;

    /** @param broadcast what the function reads besides; null if that is nothing */
    StatesCell(K key, StatesDeclaration<K, ?, R> declared, @Nullable BroadcastCell<?> broadcast) {
        this.declared = declared;
        cell = new KeyCell<>(key, broadcast);
    }

    /** Runs a batch, and changes nothing yet. */
    <T> KeyCell.Outcome<R> run(StatesDeclaration<K, T, R> watched, CallTimes times, KeyCell.Input<T> input) {
        return cell.run(watched, times.ofBatch(), input);
    }

    /** What the key has. */
    StatesOfKey read(CallTimes times) {
        List<StateParameter<?>> own = declared.parameters().stream()
                .filter(parameter -> !(parameter instanceof StateParameter.OfBroadcast<?, ?>))
                .toList();
        if (own.isEmpty()) {
            return new StatesOfKey(declared.id(), Map.of());
        }
        AtomicReference<StatesOfKey> read = new AtomicReference<>();
        run(own, states -> read.set(StatesOfKey.read(declared.id(), own, states)), times.ofBatch(), null);
        return Objects.requireNonNull(read.get());
    }

    /** Writes to one of the states. */
    void write(StateParameter<?> parameter, CallTimes times, Consumer<StatesFn.States> body) {
        requireOwn(parameter);
        Instant now = times.watermark().orElse(null);
        run(List.of(parameter), body, times.ofBatch(), now).apply();
    }

    /** Sets a timer, at the beginning of time, so that it is kept as it is and nothing is due. */
    <E extends Enum<E>> void setTimer(StateParameter.OfTimers<E, ?> parameter, E timer, Instant at) {
        requireOwn(parameter);
        run(List.of(parameter), states -> set(parameter, timer, at, states), KeyCell.AT_BEGINNING, null)
                .apply();
    }

    @SuppressWarnings("unchecked") // timers of either kind are of the parameter's type
    private static <E extends Enum<E>> void set(
            StateParameter.OfTimers<E, ?> parameter, E timer, Instant at, StatesFn.States states) {
        if (states.get(parameter) instanceof EventTimers<?> inEventTime) {
            ((EventTimers<E>) inEventTime).set(timer, at);
        } else {
            ((ProcessingTimers<E>) states.get(parameter)).set(timer, at);
        }
    }

    /** A batch of an operator that has only these of the states, and hears no timer. */
    private KeyCell.Outcome<R> run(
            List<StateParameter<?>> parameters,
            Consumer<StatesFn.States> body,
            BatchTimes times,
            @Nullable Instant eventTime) {
        StatesDeclaration<K, Object, R> operator = new StatesDeclaration<>(
                declared.id(),
                declared.keySerializer(),
                parameters,
                declared.isEventTime(),
                (key, events, states, out) -> body.accept(states),
                List.of(),
                null,
                null,
                ErrorPolicy.fail());
        return cell.run(
                operator,
                times,
                new KeyCell.Input<>(List.of(new Object()), eventTime == null ? null : any -> eventTime, false));
    }

    private void requireOwn(StateParameter<?> parameter) {
        if (!declared.parameters().contains(parameter)) {
            throw StatesOfKey.noSuchState(declared.id(), parameter, declared.parameters());
        }
    }
}
