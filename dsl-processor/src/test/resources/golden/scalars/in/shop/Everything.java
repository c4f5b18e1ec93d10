package shop;

import dev.holdfast.annotation.StateRecord;
import java.time.Duration;
import java.time.Instant;

@StateRecord(version = 3)
public record Everything(
        boolean flag,
        byte tiny,
        short small,
        char letter,
        int count,
        long total,
        float ratio,
        double mean,
        String name,
        Instant at,
        Duration length) {}
