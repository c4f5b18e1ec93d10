package program;

import dev.holdfast.*;
import dev.holdfast.aggregate.*;
import dev.holdfast.window.*;
import java.time.Duration;
import rides.*;

final class Rejected {

    static void wrong(Stream<Fare> plain, EventTimeStream<Fare> fares) {
        var a = fares.groupBy(FareFields.id).count();
    }
}
