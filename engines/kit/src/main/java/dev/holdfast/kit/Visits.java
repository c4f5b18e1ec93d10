package dev.holdfast.kit;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** Update functions on group state. */
public final class Visits {

    private Visits() {}

    /** What is known of a user. */
    @StateRecord
    public record Seen(long visits, Instant last) {}

    @UpdateFunction
    public static void sessions(
            String user, Iterator<Visit> visits, EventTimeGroupState<Seen> state, Emitter<String> results) {
        if (state.hasTimedOut()) {
            results.emit(user + " ended with " + state.get().visits());
            state.remove();
            return;
        }
        Seen seen = state.getOption().orElse(new Seen(0, Instant.MIN));
        while (visits.hasNext()) {
            Visit visit = visits.next();
            if (visit.page().equals("broken")) {
                throw new IllegalStateException("no such page");
            }
            Instant last = visit.at().isAfter(seen.last()) ? visit.at() : seen.last();
            seen = new Seen(seen.visits() + 1, last);
        }
        state.update(seen);
        state.setTimeoutTimestamp(seen.last().plusSeconds(10));
        results.emit(user + " has " + seen.visits());
    }

    @UpdateFunction
    public static void idle(
            String user, Iterator<Visit> visits, ProcessingTimeGroupState<Seen> state, Emitter<String> results) {
        if (state.hasTimedOut()) {
            results.emit(user + " idle after " + state.get().visits());
            state.remove();
            return;
        }
        long count = state.getOption().map(Seen::visits).orElse(0L);
        while (visits.hasNext()) {
            visits.next();
            count++;
        }
        state.update(new Seen(count, Instant.EPOCH));
        state.setTimeoutDuration(Duration.ofSeconds(5));
    }
}
