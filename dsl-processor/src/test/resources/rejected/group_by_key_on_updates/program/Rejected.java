package program;

import dev.holdfast.*;
import dev.holdfast.state.*;
import java.time.Duration;
import java.util.Map;
import rides.*;

final class Rejected {

    static void wrong(Stream<Ride> rides) {
        var a = rides.groupByKey(Ride::station)
                .mapGroupsWithState(TotalsOperators.total())
                .groupByKey(StationTotal::station);
    }
}
