package shop;

import dev.holdfast.annotation.KeyRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@KeyRecord
public record PageKey(
        String page,
        byte tiny,
        Short small,
        int number,
        Long store,
        UUID visitor,
        LocalDate day,
        Instant at,
        Kind kind,
        StoreKey in) {

    public enum Kind {
        FRONT,
        BACK
    }

    @KeyRecord
    public record StoreKey(long region, long store) {}
}
