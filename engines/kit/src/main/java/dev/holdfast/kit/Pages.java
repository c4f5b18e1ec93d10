package dev.holdfast.kit;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ValueState;
import java.util.Iterator;

/** An update function in two versions, one of which has a state less. */
public final class Pages {

    private Pages() {}

    @Unbounded("few users")
    @UpdateFunction
    public static void two(
            String user,
            Iterator<Visit> visits,
            ValueState<Long> count,
            MapState<String, Boolean> seen,
            Emitter<String> results) {
        while (visits.hasNext()) {
            String page = visits.next().page();
            count.update(count.orElse(0L) + 1);
            results.emit(user + " " + count.orElse(0L) + (seen.containsKey(page) ? " old" : " new"));
            seen.put(page, true);
        }
    }

    @Unbounded("few users")
    @UpdateFunction
    public static void one(String user, Iterator<Visit> visits, ValueState<Long> count, Emitter<String> results) {
        for (; visits.hasNext(); visits.next()) {
            count.update(count.orElse(0L) + 1);
        }
        results.emit(user + " " + count.orElse(0L));
    }
}
