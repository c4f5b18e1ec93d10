package dev.holdfast.samples.clicks;

import dev.holdfast.annotation.StateRecord;
import java.time.Instant;

/** What a user has done since the last pause. */
@StateRecord
record Session(int pageViews, Instant startedAt) {

    static Session startedAt(Instant time) {
        return new Session(0, time);
    }

    Session with(Click click) {
        return new Session(pageViews + 1, startedAt);
    }
}
