package dev.holdfast.keyed.states;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.state.MapState;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A map: a row for each entry. */
final class KeptMap<Q, V> implements KeptState<MapState<Q, V>> {

    private final StateParameter.OfMap<Q, V> parameter;
    private final Expiry expiry;
    private final DeclaredState.OfSubKeys<Q, V> state;

    KeptMap(StateParameter.OfMap<Q, V> parameter) {
        this(parameter, "map");
    }

    /** @param kind what a checkpoint calls it */
    KeptMap(StateParameter.OfMap<Q, V> parameter, String kind) {
        this.parameter = parameter;
        expiry = new Expiry(parameter.ttl());
        state = DeclaredState.ofSubKeys(
                parameter.name(), kind, parameter.keys(), parameter.values(), expiry.deadlines());
    }

    @Override
    public StateParameter<MapState<Q, V>> parameter() {
        return parameter;
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(state);
    }

    @Override
    public MapState<Q, V> handle(StatesCall call) {
        return new Handle(call, call.turn().rows(state));
    }

    private byte[] bytes(Q key) {
        StateOutput out = new StateOutput();
        parameter.keys().write(key, out);
        return out.toByteArray();
    }

    private final class Handle implements MapState<Q, V> {

        private final StatesCall call;
        private final Rows<Q, V> rows;

        Handle(StatesCall call, Rows<Q, V> rows) {
            this.call = call;
            this.rows = rows;
        }

        @Override
        public Optional<V> get(Q key) {
            check(key);
            return Optional.ofNullable(rows.at(key).value());
        }

        @Override
        public boolean containsKey(Q key) {
            check(key);
            return rows.at(key).hasValue();
        }

        @Override
        public void put(Q key, V value) {
            check(key);
            KeptState.checkNotNull(parameter, value, "value");
            rows.at(key).put(value, expiry.deadlineMillis(call));
        }

        @Override
        public void remove(Q key) {
            check(key);
            rows.at(key).remove();
        }

        @Override
        public boolean isEmpty() {
            call.checkOpen();
            return !entries().iterator().hasNext();
        }

        @Override
        public void clear() {
            call.checkOpen();
            rows.removeAll();
        }

        @Override
        public Iterable<Map.Entry<Q, V>> entries() {
            call.checkOpen();
            return walk(null, key -> true);
        }

        @Override
        public Iterable<Map.Entry<Q, V>> from(Q key) {
            check(key);
            return walk(key, each -> true);
        }

        @Override
        public Iterable<Map.Entry<Q, V>> between(Q first, Q last) {
            check(first);
            check(last);
            byte[] end = bytes(last);
            return walk(first, each -> Arrays.compareUnsigned(bytes(each), end) <= 0);
        }

        private Iterable<Map.Entry<Q, V>> walk(@Nullable Q from, Predicate<Q> isInside) {
            return () -> new Walked<>(call, rows.walk(from, null), isInside, this::entry, () -> {});
        }

        private Map.Entry<Q, V> entry(RowWalk<Q, V> walk) {
            return new AbstractMap.SimpleImmutableEntry<>(
                    walk.subKey(), Objects.requireNonNull(walk.row().value()));
        }

        private void check(Q key) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, key, "key");
        }

        @Override
        public String toString() {
            return "MapState " + parameter.name();
        }
    }
}
