package dev.holdfast.keyed.states;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.state.ValueState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value: one row. It is decoded when it is first asked for, and written once, at the end of the call. */
final class KeptValue<V> implements KeptState<ValueState<V>> {

    private final StateParameter.OfValue<V> parameter;
    private final Expiry expiry;
    private final DeclaredState.OfKey<V> state;

    KeptValue(StateParameter.OfValue<V> parameter) {
        this.parameter = parameter;
        expiry = new Expiry(parameter.ttl());
        state = DeclaredState.ofKey(parameter.name(), "value", parameter.values(), expiry.deadlines());
    }

    @Override
    public StateParameter<ValueState<V>> parameter() {
        return parameter;
    }

    DeclaredState.OfKey<V> row() {
        return state;
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(state);
    }

    @Override
    public ValueState<V> handle(StatesCall call) {
        return new Handle(call, call.turn().row(state));
    }

    private final class Handle implements ValueState<V>, WritesAtEnd {

        private final StatesCall call;
        private final OneRow<V> row;
        private boolean exists;
        private boolean changed;
        private long deadlineMillis;
        private @Nullable V value;

        Handle(StatesCall call, OneRow<V> row) {
            this.call = call;
            this.row = row;
            exists = row.hasValue();
        }

        @Override
        public boolean exists() {
            call.checkOpen();
            return exists;
        }

        @Override
        public Optional<V> get() {
            call.checkOpen();
            if (exists && value == null) {
                value = row.value();
            }
            return Optional.ofNullable(value);
        }

        @Override
        public void update(V newValue) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, newValue, "value");
            deadlineMillis = expiry.deadlineMillis(call);
            exists = !expiry.isPast(call, deadlineMillis);
            value = exists ? newValue : null;
            changed = true;
        }

        @Override
        public void remove() {
            call.checkOpen();
            value = null;
            exists = false;
            changed = true;
        }

        @Override
        public void write() {
            if (changed && value != null) {
                row.put(value, deadlineMillis);
            } else if (changed) {
                row.remove();
            }
        }

        @Override
        public String toString() {
            return "ValueState " + parameter.name();
        }
    }
}
