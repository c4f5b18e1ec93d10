package dev.holdfast.runtime.operator;

import dev.holdfast.runtime.change.KeyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranges of addresses whose rows were all removed, apart from each other. Those that the turn under way has added can be taken back. */
final class TurnRanges {

    private final TreeMap<byte[], KeyRange> byStart = new TreeMap<>(Arrays::compareUnsigned);

    /** What the turn under way has done: each range that it added, with those that it stands for now. */
    private final List<Step> steps = new ArrayList<>();

    private record Step(KeyRange added, List<KeyRange> replaced) {}

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    boolean contains(byte[] array, int offset, int length) {
        if (byStart.isEmpty()) {
            return false;
        }
        Map.Entry<byte[], KeyRange> before = byStart.floorEntry(Arrays.copyOfRange(array, offset, offset + length));
        return before != null && before.getValue().contains(array, offset, length);
    }

    void add(KeyRange range) {
        if (range.isEmpty()) {
            return;
        }
        List<KeyRange> replaced = new ArrayList<>();
        Map.Entry<byte[], KeyRange> before = byStart.floorEntry(range.from());
        if (before != null) {
            replaced.add(before.getValue());
        }
        byte[] end = range.end();
        replaced.addAll(
                (end == null ? byStart.tailMap(range.from(), false) : byStart.subMap(range.from(), false, end, true))
                        .values());
        List<KeyRange> all = new ArrayList<>(replaced);
        all.add(range);
        replaced.forEach(old -> byStart.remove(old.from()));
        for (KeyRange each : KeyRange.union(all)) {
            byStart.put(each.from(), each);
            steps.add(new Step(each, List.copyOf(replaced)));
            replaced.clear();
        }
    }

    void commit() {
        steps.clear();
    }

    void rollBack() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            byStart.remove(steps.get(i).added().from());
            steps.get(i).replaced().forEach(old -> byStart.put(old.from(), old));
        }
        steps.clear();
    }

    /** Forgets all of them. */
    void clear() {
        byStart.clear();
        steps.clear();
    }

    /** All of them, sorted. */
    List<KeyRange> all() {
        return List.copyOf(byStart.values());
    }
}
