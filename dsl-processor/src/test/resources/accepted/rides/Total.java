package rides;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Total(long rides, long minutes) {

    static final Total NONE = new Total(0, 0);

    Total plus(Ride ride) {
        return new Total(rides + 1, minutes + ride.minutes());
    }
}
