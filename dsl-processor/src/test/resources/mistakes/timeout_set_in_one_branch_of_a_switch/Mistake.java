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

    private static void close(EventTimeGroupState<Session> state) {
        state.remove();
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        if (state.hasTimedOut()) {
            close(state);
            return user;
        }
        Click click = clicks.next();
        switch (click.kind()) {
            case VIEW -> state.update(new Session(1));
            case BUY -> {
                state.update(new Session(2));
                state.setTimeoutTimestamp(click.at().plusSeconds(60));
            }
        }
        return user;
    }
}
