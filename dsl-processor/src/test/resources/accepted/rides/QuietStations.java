package rides;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Says once that a station has gone quiet. */
public final class QuietStations {

    private QuietStations() {}

    @UpdateFunction
    static Iterator<String> watch(String station, Iterator<Ride> rides, ProcessingTimeGroupState<Quiet> state) {
        if (state.hasTimedOut()) {
            state.update(new Quiet(true));
            return List.of(station).iterator();
        }
        state.update(new Quiet(false));
        state.setTimeoutDuration(Duration.ofMinutes(5));
        return List.<String>of().iterator();
    }
}
