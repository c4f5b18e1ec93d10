package dev.holdfast.keyed.states;

import dev.holdfast.keyed.BroadcastRows;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.state.BroadcastState;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A broadcast that a function reads: another operator keeps its rows. */
final class KeptBroadcast<Q, V> implements KeptState<BroadcastState<Q, V>> {

    /** What a checkpoint calls it. */
    static final String KIND = "broadcast";

    private final StateParameter.OfBroadcast<Q, V> parameter;
    private final DeclaredState.OfSubKeys<Q, V> rows;

    KeptBroadcast(StateParameter.OfBroadcast<Q, V> parameter) {
        this.parameter = parameter;
        rows = DeclaredState.ofSubKeys(parameter.name(), KIND, parameter.keys(), parameter.values(), Deadlines.NONE);
    }

    @Override
    public StateParameter<BroadcastState<Q, V>> parameter() {
        return parameter;
    }

    /** None of this operator. */
    @Override
    public List<DeclaredState<?>> states() {
        return List.of();
    }

    /** The rows, as the other operator declares them. */
    DeclaredState.OfSubKeys<Q, V> rows() {
        return rows;
    }

    @Override
    public BroadcastState<Q, V> handle(StatesCall call) {
        return new Handle(call, call.turn().broadcast(rows));
    }

    private final class Handle implements BroadcastState<Q, V> {

        private final StatesCall call;
        private final BroadcastRows<Q, V> read;

        Handle(StatesCall call, BroadcastRows<Q, V> read) {
            this.call = call;
            this.read = read;
        }

        @Override
        public Optional<V> get(Q key) {
            check(key);
            return Optional.ofNullable(read.value(key));
        }

        @Override
        public boolean containsKey(Q key) {
            check(key);
            return read.hasValue(key);
        }

        @Override
        public boolean isEmpty() {
            return !entries().iterator().hasNext();
        }

        @Override
        public Iterable<Map.Entry<Q, V>> entries() {
            call.checkOpen();
            return walk(null, null);
        }

        @Override
        public Iterable<Map.Entry<Q, V>> from(Q key) {
            check(key);
            return walk(key, null);
        }

        @Override
        public Iterable<Map.Entry<Q, V>> between(Q first, Q last) {
            check(first);
            check(last);
            return walk(first, last);
        }

        private Iterable<Map.Entry<Q, V>> walk(@Nullable Q first, @Nullable Q last) {
            return () -> new Checked<>(call, read.walk(first, last));
        }

        private void check(Q key) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, key, "key");
        }

        @Override
        public String toString() {
            return "BroadcastState " + parameter.name();
        }
    }

    /** Entries during a call. */
    private record Checked<E>(StatesCall call, Iterator<E> entries) implements Iterator<E> {

        @Override
        public boolean hasNext() {
            call.checkOpen();
            return entries.hasNext();
        }

        @Override
        public E next() {
            call.checkOpen();
            return entries.next();
        }
    }
}
