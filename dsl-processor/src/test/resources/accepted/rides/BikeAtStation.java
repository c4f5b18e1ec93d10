package rides;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
public record BikeAtStation(long bike, String station) {}
