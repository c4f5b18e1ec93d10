package dev.holdfast.kit;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/** The events of the tests. */
@EventRecord
public record Visit(String user, String page, long number, Instant at) {

    /** One at a second. */
    public static Visit of(String user, String page, long number, long second) {
        return new Visit(user, page, number, Instant.ofEpochSecond(second));
    }
}
