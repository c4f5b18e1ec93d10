package rides;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** A running total per station. */
public final class Totals {

    private Totals() {}

    @Unbounded("a city has a few hundred stations")
    @UpdateFunction
    static StationTotal total(String station, Iterator<Ride> rides, GroupState<Total> state) {
        Total total = state.getOption().orElse(Total.NONE);
        while (rides.hasNext()) {
            total = total.plus(rides.next());
        }
        state.update(total);
        return new StationTotal(station, total);
    }
}
