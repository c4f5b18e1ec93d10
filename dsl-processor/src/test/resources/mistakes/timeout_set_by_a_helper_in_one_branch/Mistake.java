// warning: TimeoutNotRenewed
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

    private static void begin(ProcessingTimeGroupState<Session> state, Session first) {
        state.update(first);
        state.setTimeoutDuration(Duration.ofMinutes(30));
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        boolean isTimeout = state.hasTimedOut();
        if (!isTimeout) {
            Session session = state.getOption().orElse(null);
            if (session == null) {
                begin(state, new Session(1));
            } else {
                state.update(session.plus(1));
            }
            return user;
        }
        state.remove();
        return user;
    }
}
