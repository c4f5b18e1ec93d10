package dev.holdfast.keyed.states;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.Rows;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.state.ListState;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** A list: a row for each element, under its place. */
final class KeptList<V> implements KeptState<ListState<V>> {

    private final StateParameter.OfList<V> parameter;
    private final Expiry expiry;
    private final DeclaredState.OfSubKeys<Long, V> elements;
    private final Places places;

    KeptList(StateParameter.OfList<V> parameter) {
        this.parameter = parameter;
        expiry = new Expiry(parameter.ttl());
        elements = DeclaredState.ofSubKeys(
                parameter.name(), "list", KeySerializers.int64(), parameter.elements(), expiry.deadlines());
        places = new Places(parameter, expiry);
    }

    @Override
    public StateParameter<ListState<V>> parameter() {
        return parameter;
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(elements, places.state());
    }

    @Override
    public ListState<V> handle(StatesCall call) {
        return new Handle(call, call.turn().rows(elements));
    }

    private final class Handle implements ListState<V>, WritesAtEnd {

        private final StatesCall call;
        private final Rows<Long, V> rows;
        private boolean mayBeEmpty;

        Handle(StatesCall call, Rows<Long, V> rows) {
            this.call = call;
            this.rows = rows;
        }

        @Override
        public void add(V element) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, element, "element");
            rows.at(places.take(call)).put(element, expiry.deadlineMillis(call));
        }

        @Override
        public boolean isEmpty() {
            return !iterator().hasNext();
        }

        @Override
        public void clear() {
            call.checkOpen();
            rows.removeAll();
            mayBeEmpty = true;
        }

        @Override
        public Iterator<V> iterator() {
            call.checkOpen();
            return new Walked<>(
                    call,
                    rows.walk(null, null),
                    place -> true,
                    walk -> Objects.requireNonNull(walk.row().value()),
                    () -> mayBeEmpty = true);
        }

        @Override
        public void write() {
            if (mayBeEmpty && isEmpty()) {
                places.clear(call);
            }
        }

        @Override
        public String toString() {
            return "ListState " + parameter.name();
        }
    }
}
