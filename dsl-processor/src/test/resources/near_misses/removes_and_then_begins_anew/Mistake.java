package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;

final class Mistake {

    @UpdateFunction
    static String readsAgain(String user, Iterator<Click> clicks, GroupState<Session> state) {
        if (state.exists() && state.get().clicks() > 1000) {
            state.remove();
        }
        Session session = state.getOption().orElse(new Session(0));
        state.update(session.plus(clicks.next().cents()));
        return user;
    }

    @UpdateFunction
    static String eventByEvent(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = state.getOption().orElse(null);
        while (clicks.hasNext()) {
            Click click = clicks.next();
            if (click.kind() == Click.Kind.BUY) {
                state.remove();
                session = null;
            } else {
                session = session == null ? new Session(1) : session.plus(1);
                state.update(session);
            }
        }
        return user;
    }

    @UpdateFunction
    static String onlyWithEvents(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
        }
        if (!clicks.hasNext()) {
            return user;
        }
        state.update(state.getOption().orElse(new Session(0)).plus(clicks.next().cents()));
        state.setTimeoutDuration(Duration.ofMinutes(30));
        return user;
    }

    @UpdateFunction
    static String otherwise(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = state.getOption().orElse(new Session(0)).plus(clicks.next().cents());
        if (session.clicks() > 1000) {
            state.remove();
        } else {
            state.update(session);
        }
        return user;
    }
}
