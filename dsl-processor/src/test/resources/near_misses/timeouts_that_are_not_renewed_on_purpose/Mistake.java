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

    // An alarm: the state stays, whether or not it goes off.

    @UpdateFunction
    @SuppressWarnings("StateUnbounded")
    static String alarm(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            return "silent";
        }
        Session session = state.getOption().orElse(new Session(0)).plus(clicks.next().cents());
        if (session.clicks() > 1000) {
            state.update(session);
            state.setTimeoutDuration(Duration.ofMinutes(30));
        } else {
            state.update(session);
        }
        return user;
    }

    // It decides about the timeout, and about nothing else.

    @UpdateFunction
    static String choice(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        Session session = state.getOption().orElse(new Session(0)).plus(clicks.next().cents());
        state.update(session);
        if (session.clicks() > 10 && !user.isEmpty()) {
            state.setTimeoutDuration(Duration.ofMinutes(30));
        }
        return user;
    }

    @Unbounded("customers stay")
    @UpdateFunction
    static String customers(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        if (clicks.next().kind() == Click.Kind.BUY) {
            state.update(new Session(1));
            return user;
        }
        state.update(new Session(0));
        state.setTimeoutDuration(Duration.ofMinutes(30));
        return user;
    }
}
