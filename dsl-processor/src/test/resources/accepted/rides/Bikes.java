package rides;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Iterator;

/** A compound key. */
public final class Bikes {

    private Bikes() {}

    @UpdateFunction
    static Long count(BikeAtStation key, Iterator<Ride> rides, ProcessingTimeGroupState<Long> state) {
        return 1L;
    }
}
