package program;

import dev.holdfast.*;
import dev.holdfast.operator.*;
import java.time.Duration;
import rides.*;

final class Rejected {

    static void wrong(Stream<Fare> plain, EventTimeStream<Fare> fares) {
        var a = fares.join(fares).on(FareFields.id, FareFields.id).inner((left, right) -> left);
    }
}
