package rides;

import java.time.Instant;

public record Ride(Instant at, String station, long bike, int minutes) implements Trace {

    @Override
    public String place() {
        return station;
    }
}
