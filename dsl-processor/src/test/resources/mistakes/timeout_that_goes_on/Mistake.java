// warning: UpdateAfterRemove
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
    static String count(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
        }
        Session session = state.getOption().orElse(new Session(0));
        while (clicks.hasNext()) {
            session = session.plus(clicks.next().cents());
        }
        state.update(session);
        state.setTimeoutDuration(Duration.ofMinutes(30));
        return user;
    }
}
