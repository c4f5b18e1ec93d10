package dev.holdfast.samples.latest;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializers;
import java.time.Duration;

/** The last reading of each sensor. */
public final class LatestSample {

    private LatestSample() {}

    /** A sensor without readings for a day is forgotten. */
    public static Pipeline pipeline(Source<Reading> readings, Sink<? super Reading> sink) {
        return Stream.from(readings)
                .withWatermark(Reading::at, Duration.ofMinutes(1))
                .groupByKey(ReadingFields.sensor)
                .process(new Latest<>("latest", KeySerializers.string(), new ReadingSerializer(), Duration.ofDays(1)))
                .asUpdates()
                .writeTo(sink);
    }
}
