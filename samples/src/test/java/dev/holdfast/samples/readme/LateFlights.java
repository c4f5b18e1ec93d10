package dev.holdfast.samples.readme;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.state.GroupState;
import java.nio.file.Path;
import java.util.Iterator;

final class LateFlights {
    record Flight(String origin, int delay) {}

    @StateRecord
    record Total(long flights, long minutes) {}

    @Unbounded("there are a few hundred airports")
    @UpdateFunction
    static String total(String origin, Iterator<Flight> flights, GroupState<Total> state) {
        Total total = state.getOption().orElse(new Total(0, 0));
        while (flights.hasNext()) {
            total = new Total(
                    total.flights() + 1, total.minutes() + flights.next().delay());
        }
        state.update(total);
        return origin + ": " + total.flights() + " flights, " + total.minutes() + " minutes late";
    }

    public static void main(String... args) throws InterruptedException {
        Pipeline pipeline = Stream.from(JsonLines.source(Path.of("flights.jsonl"), Flight.class))
                .groupByKey(Flight::origin)
                .mapGroupsWithState(LateFlightsOperators.total())
                .writeTo(Console.sink());
        EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoint"))
                .start(pipeline)
                .awaitTermination();
    }
}
