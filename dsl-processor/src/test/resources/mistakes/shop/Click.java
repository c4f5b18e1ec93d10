package shop;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

@EventRecord
public record Click(String user, Kind kind, long cents, Instant at) {

    public enum Kind {
        VIEW,
        BUY
    }
}
