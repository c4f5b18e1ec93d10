package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads real data, of which the figures are known from elsewhere. */
class FlightsTest {

    record Flight(Instant at, String origin, String destination, int delay, int distance) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 20_000})
    void all_flights_are_read_once(long linesPerBatch) throws IOException {
        JsonLinesSource<Flight> source = JsonLines.source(Path.of("../samples/flights.jsonl"), Flight.class);
        try (SourceDriver<Flight> driver = new SourceDriver<>(source)) {
            driver.drain(new ReadLimits(linesPerBatch, Long.MAX_VALUE));

            assertThat(driver.events()).hasSize(20_000);
            assertThat(driver.events().stream().mapToLong(Flight::delay).sum()).isEqualTo(154_078);
            assertThat(driver.batchSizes).hasSize((int) (20_000 / linesPerBatch));
        }
    }
}
