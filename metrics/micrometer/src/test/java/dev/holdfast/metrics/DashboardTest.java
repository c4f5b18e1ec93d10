package dev.holdfast.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Stream;
import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard asks for nothing that a scrape does not have, and for all that is documented. */
class DashboardTest {

    private static final Path FILE = Path.of("grafana/holdfast.json");
    private static final Pattern NAME = Pattern.compile("holdfast_[a-z_]+");

    @TempDir
    Path directory;

    /** Two events, one for each batch, and it knows that there is no more. */
    private static final class Numbers implements Source<Long>, SourceReader<Long> {

        @Override
        public String id() {
            return "numbers";
        }

        @Override
        public SourceReader<Long> open(SourceContext context) {
            return this;
        }

        @Override
        public Offset latest() {
            return new Offset("2");
        }

        @Override
        public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) {
            long read = from == null ? 0 : Long.parseLong(from.json());
            return read == 2
                    ? new ReadPlan(until, List.of())
                    : new ReadPlan(new Offset("" + (read + 1)), List.of(new Split() {}));
        }

        @Override
        public Backlog backlog(Offset from, Offset until) {
            return new Backlog(OptionalLong.of(0), OptionalLong.of(0));
        }

        @Override
        public void read(Split split, EventConsumer<? super Long> out) {
            out.event(1L);
        }

        @Override
        public void close() {}
    }

    private static List<String> expressions() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(FILE.toFile());
        List<String> expressions = new ArrayList<>();
        dashboard.findValues("expr").forEach(expr -> expressions.add(expr.asText()));
        dashboard.findValues("definition").forEach(definition -> expressions.add(definition.asText()));
        return expressions;
    }

    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher name = NAME.matcher(expression);
            while (name.find()) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** What a scrape of a real query has. */
    private Set<String> scraped() throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .name("numbers")
                .start(Stream.from(new Numbers())
                        .withWatermark(Instant::ofEpochSecond, Duration.ZERO)
                        .groupByKey(number -> number)
                        .flatMapGroupsWithState(FlatMapGroups.<Long, Long, Long, Long>withoutTimeout(
                                "last", KeySerializers.int64(), StateSerializers.int64(), (key, events, state, out) -> {
                                    state.update(key);
                                    out.emit(key);
                                }))
                        .writeTo(ForEach.sink("nowhere", row -> {})))) {
            new HoldfastMetrics(query).bindTo(registry);
            query.processAllAvailable();
            return registry.scrape()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceFirst("[{ ].*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void what_it_asks_for_is_in_a_scrape() throws IOException, InterruptedException {
        assertThat(scraped()).containsAll(names());
    }

    @Test
    void it_asks_for_every_documented_meter_and_no_other() throws IOException {
        Set<String> documented = new HashSet<>();
        for (List<? extends Figure<?>> figures : List.of(
                Figures.OF_LISTENER, Figures.OF_QUERY, Figures.OF_OPERATOR, Figures.OF_SOURCE, Figures.OF_SINK)) {
            figures.forEach(figure -> documented.add(figure.name().replace('.', '_')));
        }
        Set<String> asked = new HashSet<>();
        for (String name : names()) {
            asked.add(documented.stream()
                    .filter(meter -> name.equals(meter) || name.startsWith(meter + "_"))
                    .max(Comparator.comparingInt(String::length))
                    .orElse(name));
        }
        assertThat(asked).isEqualTo(documented);
    }

    @Test
    void every_panel_follows_the_choice_of_queries_and_says_what_it_shows() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(FILE.toFile());
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            if (!panel.get("type").asText().equals("row")) {
                assertThat(panel.get("description").asText()).endsWith(".");
                assertThat(panel.get("datasource").get("uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.findValues("expr")).isNotEmpty().allSatisfy(expr -> {
                    Matcher name = NAME.matcher(expr.asText());
                    while (name.find()) {
                        assertThat(expr.asText().substring(name.end())).startsWith("{query=~\"$query\"}");
                    }
                });
            }
        }
    }
}
