// warning: StateUpdatedUnchanged
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
        Session before = state.getOption().orElse(new Session(0));
        Session after = before.plus(clicks.next().cents());
        state.update(before);
        state.setTimeoutDuration(Duration.ofMinutes(30));
        if (state.hasTimedOut()) {
            state.remove();
        }
        return user + after;
    }
}
