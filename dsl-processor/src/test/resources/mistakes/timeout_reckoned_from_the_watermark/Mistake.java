// warning: TimeoutUnpaired
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
    static String count(String user, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        Instant in = state.currentWatermark().plusSeconds(60);
        state.setTimeoutTimestamp(in);
        state.remove();
        return user + in;
    }
}
