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
    static String byWatermark(String user, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        Session session = state.getOption().orElse(new Session(0));
        if (state.exists() && Instant.ofEpochSecond(session.clicks()).isBefore(state.currentWatermark())) {
            state.remove();
            return "over";
        }
        while (clicks.hasNext()) {
            session = new Session(clicks.next().at().getEpochSecond());
        }
        state.update(session);
        state.setTimeoutTimestamp(Instant.ofEpochSecond(session.clicks()));
        return user;
    }

    private static boolean isOver(Session session, Instant now) {
        return session.clicks() < now.getEpochSecond();
    }

    @UpdateFunction
    static String inAVariable(String user, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        Instant now = state.currentWatermark();
        if (state.exists() && isOver(state.get(), now)) {
            state.remove();
            return "over";
        }
        state.update(new Session(clicks.next().at().getEpochSecond()));
        state.setTimeoutTimestamp(now.plusSeconds(60));
        return user;
    }

    @UpdateFunction
    static String byMissingEvents(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (!clicks.hasNext()) {
            state.remove();
            return "over";
        }
        state.update(new Session(clicks.next().cents()));
        state.setTimeoutDuration(Duration.ofMinutes(1));
        return user;
    }

    @UpdateFunction
    static String byProcessingTime(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        boolean isDue = state.currentProcessingTime().compareTo(Instant.EPOCH) > 0;
        state.setTimeoutDuration(Duration.ofMinutes(1));
        if (isDue) {
            state.remove();
        } else {
            state.update(new Session(1));
        }
        return user;
    }
}
