package dev.holdfast.samples;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.activity.ActivitySample;
import dev.holdfast.samples.activity.ClosedSession;
import dev.holdfast.samples.delays.DelaysSample;
import dev.holdfast.samples.delays.OriginDelay;
import dev.holdfast.samples.flights.Flight;
import java.nio.file.Path;

/**
 * The program that {@link KillTest} kills: delays and activity in one query with small batches. It prints a line for every
 * event that it reads, by which the test knows how far it is.
 */
final class FlightsTwice {

    static final String DELAYS = "delays";
    static final String ACTIVITY = "activity";

    private FlightsTwice() {}

    public static void main(String... args) throws InterruptedException {
        run(Path.of(args[0]), SampleRun.flights(SampleRun.FLIGHTS).filter(flight -> {
            System.out.println(flight.origin());
            return true;
        }));
    }

    /** Runs to the end, in a directory, from wherever it was. */
    static void run(Path directory, Stream<Flight> flights) throws InterruptedException {
        Pipeline pipeline = Pipeline.of(
                DelaysSample.totals(flights).writeTo(JsonLines.sink(directory.resolve(DELAYS), OriginDelay.class)),
                ActivitySample.pipeline(flights, JsonLines.sink(directory.resolve(ACTIVITY), ClosedSession.class)));
        new SampleRun(2, 200, Durability.SYNC).toTheEnd(directory.resolve("checkpoint"), pipeline);
    }
}
