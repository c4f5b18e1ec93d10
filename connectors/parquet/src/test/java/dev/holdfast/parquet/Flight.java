package dev.holdfast.parquet;

import dev.holdfast.annotation.EventRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row with a column of most kinds. */
@EventRecord
@SuppressWarnings("ArrayRecordComponent") // a row may hold bytes
public record Flight(
        int n,
        @Nullable String origin,
        Kind kind,
        Instant at,
        @Nullable LocalDate day,
        BigDecimal price,
        double delay,
        boolean isLate,
        byte[] code,
        List<String> tags,
        Map<String, Long> counts,
        @Nullable Place to,
        List<Place> stops) {

    /** An enum. */
    public enum Kind {
        PASSENGER,
        CARGO
    }

    /** A record in a record. */
    @EventRecord
    public record Place(String name, @Nullable Integer gate) {}

    static Flight of(int n) {
        return new Flight(
                n,
                n % 3 == 0 ? null : "AMS",
                n % 2 == 0 ? Kind.PASSENGER : Kind.CARGO,
                Instant.ofEpochSecond(1_700_000_000L + n, 123_456_000),
                n % 4 == 0 ? null : LocalDate.of(2026, 11, 1 + n % 28),
                new BigDecimal("-12.500000000000000000").add(BigDecimal.valueOf(n)),
                n / 4.0,
                n % 5 == 0,
                new byte[] {(byte) n, 0, -1},
                n % 2 == 0 ? List.of() : List.of("a", "b" + n),
                n % 2 == 0 ? Map.of() : Map.of("x", (long) n),
                n % 3 == 0 ? null : new Place("VIE", n % 2 == 0 ? null : n),
                n % 2 == 0 ? List.of() : List.of(new Place("CDG", null), new Place("FRA", 1)));
    }

    /** Arrays are told by their content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Flight flight && flight.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return n;
    }

    @Override
    public String toString() {
        return n + " " + origin + " " + kind + " " + at + " " + day + " " + price + " " + delay + " " + isLate + " "
                + Arrays.toString(code) + " " + tags + " " + counts + " " + to + " " + stops;
    }
}
