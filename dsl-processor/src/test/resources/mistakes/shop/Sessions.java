package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** How it is done. */
public final class Sessions {

    @UpdateFunction
    static Session track(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            Session closed = state.get();
            state.remove();
            return closed;
        }
        Session session = state.getOption().orElse(new Session(0));
        while (clicks.hasNext()) {
            session = session.plus(clicks.next().cents());
        }
        state.update(session);
        state.setTimeoutDuration(Duration.ofMinutes(30));
        return session;
    }

    @UpdateFunction
    static List<Session> closed(String user, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            Session closed = state.get();
            state.remove();
            return List.of(closed);
        }
        state.update(new Session(1));
        state.setTimeoutTimestamp(clicks.next().at().plusSeconds(60));
        return List.of();
    }
}
