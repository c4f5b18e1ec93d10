package dev.holdfast.benchmarks.windows;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Sessions as one writes them with an update function: events come in any order, so a key may have several that are open. */
final class SessionsByHand {

    static final Duration GAP = Duration.ofSeconds(30);

    private SessionsByHand() {}

    @StateRecord
    record Session(Instant first, Instant last, long count) {

        private boolean touches(Session other) {
            return !other.first.isAfter(last.plus(GAP)) && !first.isAfter(other.last.plus(GAP));
        }

        private Session with(Session other) {
            return new Session(
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    count + other.count);
        }
    }

    @StateRecord
    record Sessions(List<Session> open) {

        private Sessions with(Reading reading) {
            Session session = new Session(reading.at(), reading.at(), 1);
            List<Session> all = new ArrayList<>();
            for (Session other : open) {
                if (other.touches(session)) {
                    session = session.with(other);
                } else {
                    all.add(other);
                }
            }
            all.add(session);
            return new Sessions(all);
        }
    }

    @UpdateFunction
    static List<Session> track(Long key, Iterator<Reading> readings, EventTimeGroupState<Sessions> state) {
        Sessions sessions = state.getOption().orElse(new Sessions(List.of()));
        if (!state.hasTimedOut()) {
            while (readings.hasNext()) {
                sessions = sessions.with(readings.next());
            }
        }
        Instant end = state.currentWatermark().minus(GAP);
        List<Session> over = new ArrayList<>();
        List<Session> open = new ArrayList<>();
        sessions.open().forEach(session -> (session.last().isBefore(end) ? over : open).add(session));
        if (open.isEmpty()) {
            state.remove();
            return over;
        }
        state.update(new Sessions(open));
        state.setTimeoutTimestamp(open.stream()
                .map(Session::last)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .plus(GAP));
        return over;
    }
}
