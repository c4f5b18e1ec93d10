package dev.holdfast.testkit;

import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states that a call gets, with an eye on what the function does with them. */
final class WatchedStates implements StatesFn.States {

    private final StatesFn.States states;
    private final CallEnd end;
    private final IdentityHashMap<StateParameter<?>, Object> handles = new IdentityHashMap<>();
    private final List<WatchedValue<?>> values = new ArrayList<>();

    WatchedStates(StatesFn.States states, CallEnd end) {
        this.states = states;
        this.end = end;
    }

    @Override
    @SuppressWarnings("unchecked") // stands for the handle of that parameter
    public <H> H get(StateParameter<H> parameter) {
        return (H) handles.computeIfAbsent(parameter, any -> watched(parameter));
    }

    /** Blames a function that changed a value that it got, and left it at that. */
    void checkUnchanged() {
        values.forEach(WatchedValue::checkUnchanged);
    }

    private Object watched(StateParameter<?> parameter) {
        if (parameter instanceof StateParameter.OfValue<?> value) {
            return watchedValue(value);
        }
        Object handle = states.get(parameter);
        Class<?> type = type(parameter);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            end.check("state '" + parameter.name() + "'");
            return invoke(handle, method, arguments);
        });
    }

    private static Class<?> type(StateParameter<?> parameter) {
        if (parameter instanceof StateParameter.OfMap<?, ?>) {
            return MapState.class;
        } else if (parameter instanceof StateParameter.OfList<?>) {
            return ListState.class;
        } else if (parameter instanceof StateParameter.OfTimeSorted<?>) {
            return TimeSortedState.class;
        } else if (parameter instanceof StateParameter.OfBroadcast<?, ?>) {
            return BroadcastState.class;
        }
        return parameter instanceof StateParameter.OfEventTimers<?> ? EventTimers.class : ProcessingTimers.class;
    }

    private static @Nullable Object invoke(Object handle, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(handle, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private <V> ValueState<V> watchedValue(StateParameter.OfValue<V> parameter) {
        WatchedValue<V> value = new WatchedValue<>(parameter, states.get(parameter), end);
        values.add(value);
        return value;
    }

    /** A value, which is compared with what it was. */
    private static final class WatchedValue<V> implements ValueState<V> {

        private final String name;
        private final ValueState<V> state;
        private final StateSerializer<V> serializer;
        private final CallEnd end;
        private @Nullable V lent;
        private byte[] lentBytes = {};
        private boolean isWritten;

        WatchedValue(StateParameter.OfValue<V> parameter, ValueState<V> state, CallEnd end) {
            name = "state '" + parameter.name() + "'";
            this.state = state;
            serializer = parameter.values();
            this.end = end;
        }

        void checkUnchanged() {
            V before = lent;
            if (before != null && !isWritten && !Arrays.equals(lentBytes, StateBytes.ofOrNone(serializer, before))) {
                end.blame(
                        Mistake.STATE_CHANGED_IN_PLACE,
                        "The value of " + name + " was changed in place, from "
                                + StateBytes.read(serializer, lentBytes) + " to " + before
                                + ", but not passed to update(…), so the change is lost. Call update(…) after the"
                                + " change.");
            }
        }

        @Override
        public boolean exists() {
            end.check(name);
            return state.exists();
        }

        @Override
        public Optional<V> get() {
            end.check(name);
            Optional<V> value = state.get();
            if (lent == null && value.isPresent()) {
                lentBytes = StateBytes.of(serializer, value.get());
                lent = value.get();
            }
            return value;
        }

        @Override
        public void update(V value) {
            end.check(name);
            state.update(value);
            isWritten = true;
        }

        @Override
        public void remove() {
            end.check(name);
            state.remove();
            isWritten = true;
        }

        @Override
        public String toString() {
            return state.toString();
        }
    }
}
