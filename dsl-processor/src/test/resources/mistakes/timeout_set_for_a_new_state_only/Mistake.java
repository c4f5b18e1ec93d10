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

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return user;
        }

        if (!state.exists()) {
            state.setTimeoutDuration(Duration.ofMinutes(30));
        }
        state.update(state.getOption().orElse(new Session(0)).plus(1));
        return user;
    }
}
