package program;

import dev.holdfast.*;
import dev.holdfast.state.*;
import java.time.Duration;
import java.util.Map;
import rides.*;

final class Rejected {

    static void wrong(Stream<Ride> rides) {
        var a = rides.withWatermark(Ride::at, Duration.ZERO).withWatermark(Ride::at, Duration.ZERO);
    }
}
