package program;

import dev.holdfast.*;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.*;
import dev.holdfast.state.*;
import java.time.Duration;
import java.util.Map;
import rides.*;

final class Rejected {

    static Pipeline wrong(Stream<Ride> rides) {
        return rides.filter(ride -> true);
    }
}
