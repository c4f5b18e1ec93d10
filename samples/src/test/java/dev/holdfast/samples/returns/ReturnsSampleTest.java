package dev.holdfast.samples.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import dev.holdfast.samples.flights.Flight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnsSampleTest {

    /** Flights from here on may still get one back when the file ends. */
    private static final Instant OPEN = Instant.parse("2001-03-30T20:00:00Z");

    @TempDir
    private Path directory;

    private final MemorySink<RoundTrip> trips = MemorySink.of("trips");

    @ParameterizedTest
    @ValueSource(longs = {500, 20_000})
    void trips_are_those_of_the_file(long maxEvents) throws Exception {
        SampleRun.withBatchesOf(maxEvents)
                .toTheEnd(
                        directory.resolve("checkpoint"),
                        ReturnsSample.roundTrips(SampleRun.flights(SampleRun.FLIGHTS))
                                .writeTo(trips));
        List<RoundTrip> expected = expected();
        assertThat(closed(trips.rows())).containsExactlyInAnyOrderElementsOf(closed(expected));
        assertThat(closed(expected)).anyMatch(trip -> trip.back() == null).anyMatch(trip -> trip.back() != null);
    }

    @Test
    void the_program_counts_them() throws Exception {
        assertThat(Transcript.of(() -> ReturnsSample.main(directory.toString())))
                .singleElement()
                .asString()
                .contains("flights without one back");
    }

    private static List<RoundTrip> closed(List<RoundTrip> trips) {
        return trips.stream().filter(trip -> trip.there().isBefore(OPEN)).toList();
    }

    private static List<RoundTrip> expected() throws IOException {
        Map<String, List<Flight>> byRoute = new HashMap<>();
        List<Flight> flights = new ArrayList<>();
        for (String line : Files.readAllLines(SampleRun.FLIGHTS)) {
            JsonNode node = new ObjectMapper().readTree(line);
            Flight flight = new Flight(
                    Instant.parse(node.get("at").asText()),
                    node.get("origin").asText(),
                    node.get("destination").asText(),
                    0,
                    0);
            flights.add(flight);
            byRoute.computeIfAbsent(flight.origin() + flight.destination(), route -> new ArrayList<>())
                    .add(flight);
        }
        List<RoundTrip> trips = new ArrayList<>();
        for (Flight there : flights) {
            List<Flight> back = byRoute.getOrDefault(there.destination() + there.origin(), List.of()).stream()
                    .filter(flight -> !flight.at().isBefore(there.at().plus(Duration.ofMinutes(1)))
                            && !flight.at().isAfter(there.at().plus(Duration.ofDays(1))))
                    .toList();
            back.forEach(flight -> trips.add(RoundTrip.of(there, flight)));
            if (back.isEmpty()) {
                trips.add(RoundTrip.of(there, null));
            }
        }
        return trips;
    }
}
