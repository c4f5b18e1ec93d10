package dev.holdfast.kafka;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;

/**
 * Where a source begins that has read nothing yet.
 *
 * @param latest with what comes from now on
 * @param time with the first record of this time or later
 */
record StartAt(boolean latest, Optional<Instant> time) {

    static final StartAt EARLIEST = new StartAt(false, Optional.empty());
    static final StartAt LATEST = new StartAt(true, Optional.empty());

    static StartAt time(Instant time) {
        return new StartAt(false, Optional.of(time));
    }

    OffsetSpec spec() {
        OffsetSpec end = latest ? OffsetSpec.latest() : OffsetSpec.earliest();
        return time.map(at -> OffsetSpec.forTimestamp(at.toEpochMilli())).orElse(end);
    }
}
