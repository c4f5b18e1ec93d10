package dev.holdfast.samples.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesSampleTest {

    private static final Instant LAST_CLOSED = Instant.parse("2001-03-31T22:00:00Z");

    @TempDir
    private Path directory;

    private final MemorySink<RouteCount> busiest = MemorySink.of("busiest");

    @ParameterizedTest
    @ValueSource(longs = {300, 20_000})
    void each_hour_has_its_busiest_routes(long maxEvents) throws Exception {
        SampleRun.withBatchesOf(maxEvents)
                .toTheEnd(
                        directory.resolve("checkpoint"),
                        RoutesSample.busiest(SampleRun.flights(SampleRun.FLIGHTS))
                                .writeTo(busiest));
        Set<RouteCount> found = new HashSet<>(busiest.rows());
        found.removeIf(count -> count.until().isAfter(LAST_CLOSED));
        Set<RouteCount> expected = expected();
        expected.removeIf(count -> count.until().isAfter(LAST_CLOSED));
        assertThat(found).hasSizeGreaterThan(2_000).isEqualTo(expected);
    }

    @Test
    void the_program_prints_the_last_hours() throws Exception {
        assertThat(Transcript.of(() -> RoutesSample.main(directory.toString()))).hasSize(5);
    }

    private static Set<RouteCount> expected() throws IOException {
        Map<Instant, Map<Route, Long>> counts = new TreeMap<>();
        for (String line : Files.readAllLines(SampleRun.FLIGHTS)) {
            JsonNode flight = new ObjectMapper().readTree(line);
            Route route = new Route(
                    flight.get("origin").asText(), flight.get("destination").asText());
            Instant hour = Instant.parse(flight.get("at").asText()).truncatedTo(ChronoUnit.HOURS);
            for (int i = 1; i <= 6; i++) {
                counts.computeIfAbsent(hour.plus(Duration.ofHours(i)), until -> new HashMap<>())
                        .merge(route, 1L, Long::sum);
            }
        }
        Set<RouteCount> busiest = new HashSet<>();
        counts.forEach((until, ofRoutes) -> {
            long most =
                    ofRoutes.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            ofRoutes.forEach((route, n) -> {
                if (n == most) {
                    busiest.add(new RouteCount(route, until, n));
                }
            });
        });
        return busiest;
    }
}
