package dev.holdfast.samples.presence;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Says once that a service has been silent for five minutes, and once that it is back. */
final class Presences {

    private static final Duration SILENCE = Duration.ofMinutes(5);

    private Presences() {}

    @Unbounded("a stale service is remembered until it is back, and there are few services")
    @UpdateFunction
    static List<PresenceChange> watch(
            String service, Iterator<LogLine> lines, ProcessingTimeGroupState<Presence> state) {
        if (state.hasTimedOut()) {
            state.update(Presence.STALE);
            return List.of(new PresenceChange(service, true));
        }
        boolean wasStale = state.getOption().orElse(Presence.OK).stale();
        if (!lines.hasNext()) {
            return List.of(); // a service that is only known from the initial state
        }
        state.update(Presence.OK);
        state.setTimeoutDuration(SILENCE);
        return wasStale ? List.of(new PresenceChange(service, false)) : List.of();
    }
}
