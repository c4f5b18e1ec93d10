package dev.holdfast.benchmarks.states;

import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import java.util.Iterator;

/** Functions that touch one entry of a map, or the end of a list, for each event. */
final class Touches {

    private Touches() {}

    /**
     * What is touched.
     *
     * @param entry a number of an entry
     */
    @EventRecord
    record Touch(long key, long entry) {}

    @Unbounded("it is a benchmark")
    @UpdateFunction
    static void count(Long key, Iterator<Touch> touches, MapState<Long, Long> counts, Emitter<Long> out) {
        while (touches.hasNext()) {
            long entry = touches.next().entry();
            long count = counts.get(entry).orElse(0L) + 1;
            counts.put(entry, count);
            if (count % 100 == 0) {
                out.emit(count);
            }
        }
    }

    @Unbounded("it is a benchmark")
    @UpdateFunction
    static void append(Long key, Iterator<Touch> touches, ListState<Long> entries, Emitter<Long> out) {
        while (touches.hasNext()) {
            entries.add(touches.next().entry());
        }
    }
}
