package shop;

import dev.holdfast.annotation.StateRecord;

final class Session {

    @StateRecord
    final class Visit {
        int clicks;
    }

    @StateRecord
    static final class Fine {
        int clicks;
    }
}
