package dev.holdfast.benchmarks.windows;

import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ValueState;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The open session of a key whose events come in order, in three forms. */
@StatefulFunction
final class OpenSession {

    private OpenSession() {}

    @StateRecord
    record Session(Instant first, Instant last, long count) {

        static Session of(Reading reading) {
            return new Session(reading.at(), reading.at(), 1);
        }

        Session with(Reading reading) {
            return new Session(first, reading.at(), count + 1);
        }

        Instant end() {
            return last.plus(SessionsByHand.GAP);
        }

        boolean isOverAt(Instant time) {
            return time.isAfter(end());
        }
    }

    enum Timer {
        END
    }

    @UpdateFunction
    static void track(Long key, Iterator<Reading> readings, EventTimeGroupState<Session> state, Emitter<Session> out) {
        if (state.hasTimedOut()) {
            out.emit(state.get());
            state.remove();
            return;
        }
        Session session = state.getOption().orElse(null);
        while (readings.hasNext()) {
            Reading reading = readings.next();
            if (session != null && session.isOverAt(reading.at())) {
                out.emit(session);
                session = null;
            }
            session = session == null ? Session.of(reading) : session.with(reading);
        }
        if (session != null) {
            state.update(session);
            state.setTimeoutTimestamp(session.end());
        }
    }

    @UpdateFunction
    static void follow(
            Long key,
            Iterator<Reading> readings,
            ValueState<Session> open,
            EventTimers<Timer> timers,
            Emitter<Session> out) {
        Session session = open.get().orElse(null);
        while (readings.hasNext()) {
            Reading reading = readings.next();
            if (session != null && session.isOverAt(reading.at())) {
                out.emit(session);
                session = null;
            }
            session = session == null ? Session.of(reading) : session.with(reading);
        }
        if (session != null) {
            open.update(session);
            timers.set(Timer.END, session.end());
        }
    }

    @OnTimer("follow")
    static void end(Long key, Timer timer, ValueState<Session> open, Emitter<Session> out) {
        open.get().ifPresent(out::emit);
        open.remove();
    }

    @OnEvent
    static Session on(Reading reading, @Nullable Session session) {
        return session == null ? Session.of(reading) : session.with(reading);
    }

    @ExpireAt
    static Instant expiry(Session session) {
        return session.end();
    }

    @OnExpire
    static Session close(Long key, Session session) {
        return session;
    }
}
