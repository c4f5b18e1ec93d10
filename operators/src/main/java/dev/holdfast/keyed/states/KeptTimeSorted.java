package dev.holdfast.keyed.states;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.TimedPlace;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.state.TimeSortedState;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values in the order of time: a row for each, under its instant and place. */
final class KeptTimeSorted<V> implements KeptState<TimeSortedState<V>> {

    private final StateParameter.OfTimeSorted<V> parameter;
    private final Expiry expiry;
    private final DeclaredState.OfSubKeys<TimedPlace, V> values;
    private final Places places;

    KeptTimeSorted(StateParameter.OfTimeSorted<V> parameter) {
        this.parameter = parameter;
        expiry = new Expiry(parameter.ttl());
        values = DeclaredState.ofSubKeys(
                parameter.name(), "time-sorted", TimedPlace.SERIALIZER, parameter.values(), expiry.deadlines());
        places = new Places(parameter, expiry);
    }

    @Override
    public StateParameter<TimeSortedState<V>> parameter() {
        return parameter;
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(values, places.state());
    }

    @Override
    public TimeSortedState<V> handle(StatesCall call) {
        return new Handle(call, call.turn().rows(values));
    }

    private final class Handle implements TimeSortedState<V>, WritesAtEnd {

        private final StatesCall call;
        private final Rows<TimedPlace, V> rows;
        private boolean mayBeEmpty;

        Handle(StatesCall call, Rows<TimedPlace, V> rows) {
            this.call = call;
            this.rows = rows;
        }

        @Override
        public void add(Instant at, V value) {
            check(at);
            KeptState.checkNotNull(parameter, value, "value");
            rows.at(new TimedPlace(at, places.take(call))).put(value, expiry.deadlineMillis(call));
        }

        @Override
        public boolean isEmpty() {
            return !entries().iterator().hasNext();
        }

        @Override
        public Iterable<Map.Entry<Instant, V>> entries() {
            call.checkOpen();
            return walk(null, place -> true);
        }

        @Override
        public Iterable<Map.Entry<Instant, V>> from(Instant first) {
            check(first);
            return walk(TimedPlace.firstAt(first), place -> true);
        }

        @Override
        public Iterable<Map.Entry<Instant, V>> between(Instant first, Instant last) {
            check(first);
            check(last);
            return walk(TimedPlace.firstAt(first), place -> !place.at().isAfter(last));
        }

        @Override
        public void removeBefore(Instant at) {
            check(at);
            rows.removeRange(null, TimedPlace.firstAt(at));
            mayBeEmpty = true;
        }

        @Override
        public void clear() {
            call.checkOpen();
            rows.removeAll();
            mayBeEmpty = true;
        }

        private Iterable<Map.Entry<Instant, V>> walk(@Nullable TimedPlace from, Predicate<TimedPlace> isInside) {
            return () -> new Walked<>(call, rows.walk(from, null), isInside, this::entry, () -> mayBeEmpty = true);
        }

        private Map.Entry<Instant, V> entry(RowWalk<TimedPlace, V> walk) {
            return new AbstractMap.SimpleImmutableEntry<>(
                    walk.subKey().at(), Objects.requireNonNull(walk.row().value()));
        }

        private void check(Instant at) {
            call.checkOpen();
            KeptState.checkNotNull(parameter, at, "time");
        }

        @Override
        public void write() {
            if (mayBeEmpty && isEmpty()) {
                places.clear(call);
            }
        }

        @Override
        public String toString() {
            return "TimeSortedState " + parameter.name();
        }
    }
}
