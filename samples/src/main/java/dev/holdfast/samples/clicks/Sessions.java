package dev.holdfast.samples.clicks;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;

/** Sessions of the users of a web site. */
final class Sessions {

    private Sessions() {}

    /** One summary per user and batch; a session closes after 30 minutes without a click. */
    @UpdateFunction
    static SessionSummary track(String userId, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            SessionSummary closed = SessionSummary.closed(userId, state.get());
            state.remove();
            return closed;
        }
        Session session = state.getOption().orElseGet(() -> Session.startedAt(state.currentProcessingTime()));
        while (clicks.hasNext()) {
            session = session.with(clicks.next());
        }
        state.update(session);
        state.setTimeoutDuration(Duration.ofMinutes(30));
        return SessionSummary.open(userId, session);
    }
}
