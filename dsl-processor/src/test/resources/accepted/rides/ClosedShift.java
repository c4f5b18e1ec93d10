package rides;

import java.time.Instant;

public record ClosedShift(String station, Instant end, int rides) {}
