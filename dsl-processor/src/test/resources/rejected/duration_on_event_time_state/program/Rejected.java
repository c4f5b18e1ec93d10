package program;

import dev.holdfast.*;
import dev.holdfast.state.*;
import java.time.Duration;
import java.util.Map;
import rides.*;

final class Rejected {

    static void wrong(Stream<Ride> rides) {
        EventTimeGroupState<Shift> state = null;
        state.setTimeoutDuration(Duration.ofMinutes(1));
    }
}
