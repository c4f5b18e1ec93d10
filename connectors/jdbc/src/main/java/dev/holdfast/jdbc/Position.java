package dev.holdfast.jdbc;

import dev.holdfast.connector.Offset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row in the order of a source: all rows up to it have been read.
 *
 * @param time of the row, in UTC if its column has a time zone; null if the source goes by the id alone
 * @param id of the row
 */
record Position(@Nullable LocalDateTime time, long id) implements Comparable<Position> {

    /** The offset before the first row. */
    static final Offset NOTHING = new Offset("{\"id\":null}");

    private static final Pattern JSON = Pattern.compile("\\{(?:\"time\":\"([^\"]+)\",)?\"id\":(-?\\d{1,19})}");

    private static final Comparator<Position> ORDER = Comparator.comparing(
                    (Position position) -> Optional.ofNullable(position.time).orElse(LocalDateTime.MIN))
            .thenComparingLong(Position::id);

    Offset toOffset() {
        return new Offset("{" + (time == null ? "" : "\"time\":\"" + time + "\",") + "\"id\":" + id + "}");
    }

    /**
     * The position of an offset, empty for the one before the first row.
     *
     * @param hasTime whether the source goes by time and id
     * @throws IllegalArgumentException if it is no offset of such a source
     */
    static Optional<Position> of(@Nullable Offset offset, boolean hasTime) {
        if (offset == null || offset.equals(NOTHING)) {
            return Optional.empty();
        }
        Matcher json = JSON.matcher(offset.json());
        if (!json.matches() || hasTime != (json.group(1) != null)) {
            throw new IllegalArgumentException(offset.json());
        }
        try {
            LocalDateTime time = hasTime ? LocalDateTime.parse(json.group(1)) : null;
            return Optional.of(new Position(time, Long.parseLong(json.group(2))));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(offset.json(), e);
        }
    }

    /** The time as a column keeps it. */
    Object timeFor(Column column) {
        LocalDateTime known = Optional.ofNullable(time).orElseThrow();
        return column.hasTimeZone() ? known.atOffset(ZoneOffset.UTC) : known;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** For messages: how a person finds the row. */
    @Override
    public String toString() {
        return (time == null ? "" : time + ", ") + "id " + id;
    }
}
