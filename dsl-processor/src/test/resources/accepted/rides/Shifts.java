package rides;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Shifts of a station in event time; one ends after an hour without a ride. */
public final class Shifts {

    private static final Duration GAP = Duration.ofHours(1);

    private Shifts() {}

    @UpdateFunction
    static List<ClosedShift> closed(String station, Iterator<Ride> rides, EventTimeGroupState<Shift> state) {
        if (state.hasTimedOut()) {
            Shift shift = state.get();
            state.remove();
            return List.of(new ClosedShift(station, shift.last(), shift.rides()));
        }
        Shift shift = state.getOption().orElse(null);
        while (rides.hasNext()) {
            Ride ride = rides.next();
            shift = shift == null
                    ? new Shift(ride.at(), ride.at(), 1, null)
                    : new Shift(shift.first(), ride.at(), shift.rides() + 1, shift.note());
        }
        state.update(shift);
        state.setTimeoutTimestamp(shift.last().plus(GAP));
        return List.of();
    }

    @UpdateFunction
    static ClosedShift latest(String station, Iterator<Ride> rides, EventTimeGroupState<Shift> state) {
        return new ClosedShift(station, state.currentWatermark(), 0);
    }
}
