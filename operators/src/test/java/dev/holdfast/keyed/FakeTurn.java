package dev.holdfast.keyed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A turn on rows in maps, of an operator with one state. Nothing is rolled back, hidden or due. */
public final class FakeTurn<K, R> implements Turn<K, R> {

    public static final Object OF_KEY = "";

    private final K key;

    public final Map<Object, Stored> rows = new TreeMap<>();
    public final List<R> results = new ArrayList<>();
    public final List<Long> times = new ArrayList<>();
    public final Map<String, Long> counted = new TreeMap<>();
    public int puts;
    public long beforeMillis = EventTimes.NONE;

    /** A row. */
    public record Stored(@Nullable Object value, long deadlineMillis) {}

    public FakeTurn(K key) {
        this.key = key;
    }

    @Override
    public K key() {
        return key;
    }

    @Override
    public long processingMillis() {
        return 0;
    }

    @Override
    public long watermarkMillis() {
        return EventTimes.NONE;
    }

    @Override
    public long beforeMillis() {
        return beforeMillis;
    }

    @Override
    public <V> OneRow<V> row(DeclaredState.OfKey<V> state) {
        return new FakeRow<>(OF_KEY);
    }

    @Override
    public <Q, V> Rows<Q, V> rows(DeclaredState.OfSubKeys<Q, V> state) {
        return new Rows<>() {
            @Override
            public OneRow<V> at(Q subKey) {
                return new FakeRow<>(subKey);
            }

            @Override
            public void removeAll() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void removeRange(@Nullable Q from, @Nullable Q end) {
                throw new UnsupportedOperationException();
            }

            @Override
            public RowWalk<Q, V> walk(@Nullable Q from, @Nullable Q end) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public void emit(R result, long eventTimeMillis) {
        results.add(result);
        times.add(eventTimeMillis);
    }

    @Override
    public void count(String metric, long number) {
        counted.merge(metric, number, Long::sum);
    }

    private final class FakeRow<V> implements OneRow<V> {

        private final Object place;

        FakeRow(Object place) {
            this.place = place;
        }

        @Override
        public boolean hasValue() {
            return value() != null;
        }

        @Override
        @SuppressWarnings("unchecked") // what was put there
        public @Nullable V value() {
            Stored stored = rows.get(place);
            return stored == null ? null : (V) stored.value();
        }

        @Override
        public long deadlineMillis() {
            Stored stored = rows.get(place);
            return stored == null ? NO_DEADLINE : stored.deadlineMillis();
        }

        @Override
        public void put(V value, long deadlineMillis) {
            puts++;
            rows.put(place, new Stored(value, deadlineMillis));
        }

        @Override
        public void putDeadline(long deadlineMillis) {
            rows.put(place, new Stored(value(), deadlineMillis));
        }

        @Override
        public void putDeadlineOnly(long deadlineMillis) {
            puts++;
            rows.put(place, new Stored(null, deadlineMillis));
        }

        @Override
        public void remove() {
            rows.remove(place);
        }
    }
}
