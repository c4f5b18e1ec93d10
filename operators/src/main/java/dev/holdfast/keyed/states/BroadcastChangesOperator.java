package dev.holdfast.keyed.states;

import dev.holdfast.field.All;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.state.BroadcastChanges;
import dev.holdfast.state.MapState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the changes of broadcasts, in their order, in one turn for all of a batch. Its rows are those of maps under one key.
 *
 * @param <B> the type of the changes
 */
public final class BroadcastChangesOperator<B> extends DeclaredOperator<All, B, Void> {

    private final BroadcastFn<B> changeFn;
    private final List<Changed<?, ?>> broadcasts = new ArrayList<>();
    private final List<KeptState<?>> kept = new ArrayList<>();
    private final List<DeclaredState<?>> states = new ArrayList<>();

    /** The operator that was declared. */
    public BroadcastChangesOperator(BroadcastDeclaration<B> declared) {
        super(declared);
        changeFn = declared.changeFn();
        for (StateParameter.OfBroadcast<?, ?> parameter : declared.parameters()) {
            Changed<?, ?> broadcast = Changed.of(parameter);
            broadcasts.add(broadcast);
            kept.add(broadcast.map());
            states.addAll(broadcast.map().states());
        }
    }

    /** A broadcast, and the map that it is. */
    private record Changed<Q, V>(StateParameter.OfBroadcast<Q, V> parameter, KeptMap<Q, V> map) {

        static <Q, V> Changed<Q, V> of(StateParameter.OfBroadcast<Q, V> parameter) {
            StateParameter.OfMap<Q, V> map = StateParameter.map(parameter.name(), parameter.keys(), parameter.values());
            return new Changed<>(parameter, new KeptMap<>(map, KeptBroadcast.KIND));
        }

        BroadcastChanges<Q, V> handle(StatesCall call) {
            return new Changes<>(parameter.name(), call.get(map.parameter()));
        }
    }

    @Override
    public List<DeclaredState<?>> states() {
        return states;
    }

    @Override
    public boolean readsEventTimes() {
        return false;
    }

    @Override
    public void events(Turn<All, Void> turn, Events<B> events) {
        StatesCall call = new StatesCall(turn, kept, null, null);
        BroadcastFn.Changed changed = new BroadcastFn.Changed() {
            @Override
            public <Q, V> BroadcastChanges<Q, V> get(StateParameter.OfBroadcast<Q, V> parameter) {
                return changed(parameter, call);
            }
        };
        try {
            while (events.hasNext()) {
                changeFn.apply(events.next(), changed);
            }
            call.write();
        } finally {
            call.end();
        }
    }

    @SuppressWarnings("unchecked") // the broadcast of a parameter has its types
    private <Q, V> BroadcastChanges<Q, V> changed(StateParameter.OfBroadcast<Q, V> parameter, StatesCall call) {
        for (Changed<?, ?> broadcast : broadcasts) {
            if (broadcast.parameter().equals(parameter)) {
                return ((Changed<Q, V>) broadcast).handle(call);
            }
        }
        throw new IllegalArgumentException("'" + parameter.name() + "' is not one of the operator's broadcasts.");
    }

    @Override
    public void due(Turn<All, Void> turn, DueRow row) {
        throw new IllegalStateException("no row of a broadcast has a deadline");
    }

    /** A map, as the function of changes sees it. */
    private record Changes<Q, V>(String name, MapState<Q, V> map) implements BroadcastChanges<Q, V> {

        @Override
        public Optional<V> get(Q key) {
            return map.get(key);
        }

        @Override
        public boolean containsKey(Q key) {
            return map.containsKey(key);
        }

        @Override
        public void put(Q key, V value) {
            map.put(key, value);
        }

        @Override
        public void remove(Q key) {
            map.remove(key);
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Iterable<Map.Entry<Q, V>> entries() {
            return map.entries();
        }

        @Override
        public Iterable<Map.Entry<Q, V>> from(Q key) {
            return map.from(key);
        }

        @Override
        public Iterable<Map.Entry<Q, V>> between(Q first, Q last) {
            return map.between(first, last);
        }

        @Override
        public String toString() {
            return "BroadcastChanges " + name;
        }
    }
}
