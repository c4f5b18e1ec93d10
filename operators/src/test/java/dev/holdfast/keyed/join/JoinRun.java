package dev.holdfast.keyed.join;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.keyed.Values;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a join for one key as an engine does: events that are not late, then the rows that are due. Rows are bytes in maps. */
final class JoinRun implements Turn<String, String> {

    private static final byte[] NOTHING = {};

    private final KeyedOperator<String, Object, String> operator;
    private final Map<DeclaredState<?>, NavigableMap<Long, Stored>> states = new HashMap<>();
    private long watermarkMillis = Long.MIN_VALUE;
    private long before = Long.MIN_VALUE;

    final List<String> results = new ArrayList<>();
    final Map<String, Long> counted = new TreeMap<>();
    int reads;
    int puts;
    int late;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] value, long deadlineMillis) {}

    /** An event with its time and input. */
    record Timed(int input, long timeMillis, String event) {}

    JoinRun(KeyedOperator<String, Object, String> operator) {
        this.operator = operator;
        operator.states().forEach(state -> states.put(state, new TreeMap<>()));
    }

    /** A batch; returns its results. */
    List<String> batch(long newWatermarkMillis, Timed... events) {
        results.clear();
        before = watermarkMillis;
        watermarkMillis = newWatermarkMillis;
        List<Timed> taken = new ArrayList<>();
        for (Timed event : events) {
            if (event.timeMillis() != EventTimes.NONE && operator.isLate(event.timeMillis(), before, before)) {
                late++;
            } else {
                taken.add(event);
            }
        }
        if (!taken.isEmpty()) {
            operator.events(this, events(taken.iterator()));
        }
        for (DeclaredState<?> state : operator.states()) {
            for (Map.Entry<Long, Stored> row : List.copyOf(states.get(state).entrySet())) {
                if (row.getValue().deadlineMillis() < watermarkMillis) {
                    operator.due(this, due(state, row.getKey(), row.getValue().deadlineMillis()));
                }
            }
        }
        return List.copyOf(results);
    }

    /** The starts of the rows of a state, with their deadlines. */
    Map<Long, Long> deadlines(int state) {
        Map<Long, Long> deadlines = new TreeMap<>();
        states.get(operator.states().get(state)).forEach((start, row) -> deadlines.put(start, row.deadlineMillis()));
        return deadlines;
    }

    @Override
    public String key() {
        return "k";
    }

    @Override
    public long processingMillis() {
        return 0;
    }

    @Override
    public long beforeMillis() {
        return before;
    }

    @Override
    public long watermarkMillis() {
        return watermarkMillis;
    }

    @Override
    public <V> OneRow<V> row(DeclaredState.OfKey<V> state) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("unchecked") // sub-keys are starts
    public <Q, V> Rows<Q, V> rows(DeclaredState.OfSubKeys<Q, V> state) {
        return (Rows<Q, V>) new StoredRows<>(states.get(state), state.values().orElseThrow());
    }

    @Override
    public void emit(String result, long eventTimeMillis) {
        results.add(result + " at " + eventTimeMillis);
    }

    @Override
    public void count(String metric, long number) {
        counted.merge(metric, number, Long::sum);
    }

    private static Events<Object> events(Iterator<Timed> events) {
        return new Events<>() {
            private @Nullable Timed last;

            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public Object next() {
                last = events.next();
                return last.event();
            }

            @Override
            public long eventTimeMillis() {
                return last.timeMillis();
            }

            @Override
            public int input() {
                return last.input();
            }
        };
    }

    private static DueRow due(DeclaredState<?> of, long start, long deadline) {
        return new DueRow() {
            @Override
            public DeclaredState<?> state() {
                return of;
            }

            @Override
            public long deadlineMillis() {
                return deadline;
            }

            @Override
            @SuppressWarnings("unchecked") // sub-keys are starts
            public <Q> Q subKey(DeclaredState.OfSubKeys<Q, ?> state) {
                return (Q) Long.valueOf(start);
            }
        };
    }

    private final class StoredRows<V> implements Rows<Long, V> {

        private final NavigableMap<Long, Stored> rows;
        private final StateSerializer<V> values;

        StoredRows(NavigableMap<Long, Stored> rows, StateSerializer<V> values) {
            this.rows = rows;
            this.values = values;
        }

        @Override
        public OneRow<V> at(Long start) {
            return new StoredRow<>(rows, start, values);
        }

        @Override
        public void removeAll() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeRange(@Nullable Long from, @Nullable Long end) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RowWalk<Long, V> walk(@Nullable Long from, @Nullable Long end) {
            Iterator<Long> starts = List.copyOf(rows.subMap(from, end).keySet()).iterator();
            return new RowWalk<>() {
                private long start;

                @Override
                public boolean next() {
                    boolean isAny = starts.hasNext();
                    start = isAny ? starts.next() : start;
                    return isAny;
                }

                @Override
                public Long subKey() {
                    return start;
                }

                @Override
                public OneRow<V> row() {
                    return at(start);
                }
            };
        }
    }

    private final class StoredRow<V> implements OneRow<V> {

        private final NavigableMap<Long, Stored> rows;
        private final Long start;
        private final StateSerializer<V> values;

        StoredRow(NavigableMap<Long, Stored> rows, Long start, StateSerializer<V> values) {
            this.rows = rows;
            this.start = start;
            this.values = values;
        }

        @Override
        public boolean hasValue() {
            return rows.containsKey(start);
        }

        @Override
        public @Nullable V value() {
            reads++;
            Stored stored = rows.get(start);
            if (stored == null) {
                return null;
            }
            StateInput in = new StateInput(stored.value());
            V value = values.read(in);
            in.expectEnd();
            return value;
        }

        @Override
        public long deadlineMillis() {
            return rows.getOrDefault(start, new Stored(NOTHING, NO_DEADLINE)).deadlineMillis();
        }

        @Override
        public void put(V value, long deadlineMillis) {
            puts++;
            StateOutput out = new StateOutput();
            Values.write(values, value, out);
            rows.put(start, new Stored(out.toByteArray(), deadlineMillis));
        }

        @Override
        public void putDeadline(long deadlineMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void putDeadlineOnly(long deadlineMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove() {
            rows.remove(start);
        }
    }
}
