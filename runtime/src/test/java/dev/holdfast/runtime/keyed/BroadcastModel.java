package dev.holdfast.runtime.keyed;

import dev.holdfast.runtime.keyed.BroadcastProgram.Change;
import dev.holdfast.runtime.keyed.BroadcastProgram.Look;
import dev.holdfast.state.BroadcastChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the program gives, on maps in memory: the changes of a batch first, then its events, then its timers. */
final class BroadcastModel {

    private final OfMap<String, Long> factors = new OfMap<>();
    private final OfMap<Integer, String> texts = new OfMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final TreeMap<String, Long> timers = new TreeMap<>();
    private final List<String> results = new ArrayList<>();

    List<String> results() {
        return results;
    }

    void batch(List<Change> changes, List<Look> looks, long nowMillis) {
        changes.forEach(change -> BroadcastProgram.apply(change, factors, texts));
        for (Look look : looks) {
            long count = counts.merge(look.key(), 1L, Long::sum);
            if (look.kind() == 0) {
                timers.put(look.key(), nowMillis + BroadcastProgram.LATER.toMillis());
            }
            results.add(look.key() + " " + count + " " + BroadcastProgram.found(look, factors, texts));
        }
        timers.entrySet().removeIf(timer -> {
            boolean isDue = timer.getValue() < nowMillis;
            if (isDue) {
                results.add(timer.getKey() + " timer " + BroadcastProgram.all(factors, texts));
            }
            return isDue;
        });
    }

    private static final class OfMap<Q, V> implements BroadcastChanges<Q, V> {

        private final NavigableMap<Q, V> map = new TreeMap<>();

        @Override
        public Optional<V> get(Q key) {
            return Optional.ofNullable(map.get(key));
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
            return map.entrySet();
        }

        @Override
        public Iterable<Map.Entry<Q, V>> from(Q key) {
            return map.tailMap(key, true).entrySet();
        }

        @Override
        public Iterable<Map.Entry<Q, V>> between(Q first, Q last) {
            return map.subMap(first, true, last, true).entrySet();
        }
    }
}
