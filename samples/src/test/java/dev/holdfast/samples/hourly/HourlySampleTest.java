package dev.holdfast.samples.hourly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Pipeline;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourlySampleTest {

    /** The watermark is a minute behind the last flight. */
    private static final List<String> OPEN = List.of("2001-03-31T22:00:00Z", "2001-03-31T23:00:00Z");

    @TempDir
    private Path directory;

    private final MemorySink<HourlyDelay> hours = MemorySink.of("hours");

    @ParameterizedTest
    @ValueSource(longs = {100, 20_000})
    void finished_hours_are_those_of_the_file(long maxEvents) throws Exception {
        run(
                maxEvents,
                HourlySample.finished(SampleRun.flights(SampleRun.FLIGHTS)).writeTo(hours));
        Map<String, List<Integer>> delays = delays();
        delays.keySet().removeIf(key -> OPEN.contains(key.substring(key.indexOf(' ') + 1)));
        assertThat(hours.rows()).hasSize(delays.size()).allSatisfy(hour -> check(hour, delays));
    }

    @Test
    void the_last_updates_of_each_hour_are_those_of_the_file() throws Exception {
        run(500, HourlySample.soFar(SampleRun.flights(SampleRun.FLIGHTS)).writeTo(hours));
        Map<String, HourlyDelay> last = new TreeMap<>();
        hours.rows().forEach(hour -> last.put(key(hour), hour));
        Map<String, List<Integer>> delays = delays();
        assertThat(last.keySet()).isEqualTo(delays.keySet());
        assertThat(last.values()).allSatisfy(hour -> check(hour, delays));
        assertThat(hours.rows()).hasSizeGreaterThan(last.size());
    }

    @Test
    void the_program_prints_the_busiest_hours() throws Exception {
        assertThat(Transcript.of(() -> HourlySample.main(directory.toString()))).hasSize(5);
    }

    private void run(long maxEvents, Pipeline pipeline) throws InterruptedException {
        SampleRun.withBatchesOf(maxEvents).toTheEnd(directory.resolve("checkpoint"), pipeline);
    }

    private static void check(HourlyDelay hour, Map<String, List<Integer>> all) {
        List<Integer> delays = all.get(key(hour));
        assertThat(hour.flights()).isEqualTo(delays.size());
        assertThat(hour.longestDelay())
                .isEqualTo(delays.stream().mapToInt(Integer::intValue).max().orElseThrow());
        assertThat(hour.averageDelay())
                .isCloseTo(delays.stream().mapToInt(Integer::intValue).average().orElseThrow(), within(1e-9));
    }

    private static String key(HourlyDelay hour) {
        return hour.origin() + " " + hour.hour();
    }

    private static Map<String, List<Integer>> delays() throws IOException {
        Map<String, List<Integer>> delays = new TreeMap<>();
        for (String line : Files.readAllLines(SampleRun.FLIGHTS)) {
            JsonNode flight = new ObjectMapper().readTree(line);
            Instant hour = Instant.parse(flight.get("at").asText()).truncatedTo(ChronoUnit.HOURS);
            delays.computeIfAbsent(flight.get("origin").asText() + " " + hour, key -> new ArrayList<>())
                    .add(flight.get("delay").asInt());
        }
        return delays;
    }
}
