package program;

import dev.holdfast.*;
import dev.holdfast.operator.*;
import rides.*;

final class Rejected {

    static void wrong(EventTimeStream<Fare> fares, Table<String, Fare> table) {
        var a = fares.lookup(FareFields.rider, table);
    }
}
