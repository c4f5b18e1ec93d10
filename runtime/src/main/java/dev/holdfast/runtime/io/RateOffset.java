package dev.holdfast.runtime.io;

import dev.holdfast.connector.Offset;
import dev.holdfast.runtime.io.files.ForeignOffset;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a rate source got: {@code value} is the next event, counted from 0 at {@code startMillis}. */
record RateOffset(long startMillis, long rowsPerSecond, long value) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MILLIS_PER_SECOND = 1000;
    private static final Pattern JSON =
            Pattern.compile("\\{\"start\":(-?\\d+),\"rowsPerSecond\":(\\d+),\"value\":(\\d+)}");

    static RateOffset parse(String source, Offset offset) throws IOException {
        Matcher json = JSON.matcher(offset.json());
        if (!json.matches()) {
            throw ForeignOffset.of(source, offset);
        }
        try {
            return new RateOffset(
                    Long.parseLong(json.group(1)), Long.parseLong(json.group(2)), Long.parseLong(json.group(3)));
        } catch (NumberFormatException e) {
            throw ForeignOffset.of(source, offset);
        }
    }

    Offset toOffset() {
        return new Offset(
                "{\"start\":" + startMillis + ",\"rowsPerSecond\":" + rowsPerSecond + ",\"value\":" + value + "}");
    }

    RateOffset withValue(long newValue) {
        return new RateOffset(startMillis, rowsPerSecond, newValue);
    }

    /** The offset behind all events that are due at a time: those whose share of a second has passed. */
    RateOffset at(long millis) {
        long passed = Math.max(0, millis - startMillis);
        long wholeSeconds = passed / MILLIS_PER_SECOND * rowsPerSecond;
        return withValue(wholeSeconds + passed % MILLIS_PER_SECOND * rowsPerSecond / MILLIS_PER_SECOND);
    }

    /** The earliest time at which {@link #at} gives this offset. */
    long dueMillis() {
        long rest = value % rowsPerSecond * MILLIS_PER_SECOND;
        long roundedUp = (rest + rowsPerSecond - 1) / rowsPerSecond;
        return startMillis + value / rowsPerSecond * MILLIS_PER_SECOND + roundedUp;
    }

    Instant timestampOf(long otherValue) {
        long nanos = otherValue % rowsPerSecond * NANOS_PER_SECOND / rowsPerSecond;
        return Instant.ofEpochMilli(startMillis)
                .plusSeconds(otherValue / rowsPerSecond)
                .plusNanos(nanos);
    }
}
