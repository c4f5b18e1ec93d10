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
    static String inALoop(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        Session session = state.getOption().orElse(new Session(0));
        while (clicks.hasNext()) {
            Click click = clicks.next();
            if (click.kind() == Click.Kind.BUY) {
                state.remove();
                return "bought";
            }
            session = session.plus(click.cents());
            state.update(session);
            state.setTimeoutDuration(Duration.ofMinutes(30));
        }
        return user;
    }

    private static void keep(ProcessingTimeGroupState<Session> state, Session session) {
        state.update(session);
        state.setTimeoutDuration(Duration.ofMinutes(30));
    }

    @UpdateFunction
    static String withAHelper(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
        } else if (state.exists()) {
            keep(state, state.get().plus(1));
        } else {
            keep(state, new Session(1));
        }
        return user;
    }

    @UpdateFunction
    static String atLast(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        try {
            state.update(state.getOption().orElse(new Session(0)).plus(clicks.next().cents()));
        } catch (ArithmeticException e) {
            state.update(new Session(0));
        } finally {
            state.setTimeoutDuration(Duration.ofMinutes(30));
        }
        return user;
    }

    @UpdateFunction
    static String inLambdas(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        state.getOption().ifPresentOrElse(
                session -> {
                    state.update(session.plus(1));
                    state.setTimeoutDuration(Duration.ofMinutes(30));
                },
                () -> {
                    state.update(new Session(1));
                    state.setTimeoutDuration(Duration.ofMinutes(10));
                });
        return user;
    }

    @UpdateFunction
    static String forEach(String user, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        Session[] session = {state.getOption().orElse(new Session(0))};
        clicks.forEachRemaining(click -> {
            session[0] = session[0].plus(click.cents());
            state.setTimeoutTimestamp(click.at().plusSeconds(60));
        });
        state.update(session[0]);
        return user;
    }
}
