package dev.holdfast.kit;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One update function in three versions of a program. */
public final class Totals {

    private static final Instant AT_THE_END = Instant.parse("2100-01-01T00:00:00Z");

    private Totals() {}

    /** What the first version keeps. */
    @StateRecord
    public record Before(int visits) {}

    /** What a later version keeps: a wider number, and a field that was not there. */
    @StateRecord
    public record Now(@Nullable String lastPage, long visits) {}

    /** What cannot be read as the first version. */
    @StateRecord
    public record Other(String visits) {}

    @UpdateFunction
    public static void before(
            String user, Iterator<Visit> visits, EventTimeGroupState<Before> state, Emitter<String> results) {
        if (state.hasTimedOut()) {
            state.remove();
            return;
        }
        int count = state.getOption().map(Before::visits).orElse(0);
        for (; visits.hasNext(); visits.next()) {
            count++;
        }
        state.update(new Before(count));
        state.setTimeoutTimestamp(AT_THE_END);
    }

    @UpdateFunction
    public static void now(
            String user, Iterator<Visit> visits, EventTimeGroupState<Now> state, Emitter<String> results) {
        Now total = state.getOption().orElse(new Now(null, 0));
        if (state.hasTimedOut()) {
            results.emit(user + " " + total.visits());
            state.remove();
            return;
        }
        while (visits.hasNext()) {
            total = new Now(visits.next().page(), total.visits() + 1);
        }
        state.update(total);
        state.setTimeoutTimestamp(AT_THE_END);
    }

    @UpdateFunction
    public static void other(
            String user, Iterator<Visit> visits, EventTimeGroupState<Other> state, Emitter<String> results) {
        state.remove();
    }
}
