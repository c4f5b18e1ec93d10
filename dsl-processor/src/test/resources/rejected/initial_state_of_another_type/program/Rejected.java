package program;

import dev.holdfast.*;
import dev.holdfast.state.*;
import java.time.Duration;
import java.util.Map;
import rides.*;

final class Rejected {

    static void wrong(Stream<Ride> rides) {
        Map<String, Quiet> states = Map.of();
        var a = TotalsOperators.total().withInitialState(states);
    }
}
