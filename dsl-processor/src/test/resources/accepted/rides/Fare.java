package rides;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;
import java.util.List;

@EventRecord
public record Fare(String id, long rider, Zone zone, Line line, double price, List<String> tags, Instant at) {

    public enum Zone {
        INNER,
        OUTER
    }

    @dev.holdfast.annotation.KeyRecord
    public record Line(String from, String to) {}
}
