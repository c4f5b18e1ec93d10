package dev.holdfast.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape finds of a query, and that the documented table is what the code does. */
class HoldfastMetricsTest {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*})? (\\S+)");
    private static final Path DOCS = Path.of("../../docs/operations.md");

    @TempDir
    Path directory;

    private final MemorySource<Word> source = MemorySource.of("words");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    record Word(String text, long seconds) {

        Instant at() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    @Test
    void a_scrape_has_the_figures_of_the_progress() throws Exception {
        try (StreamingQuery query = start(counting())) {
            new HoldfastMetrics(query).bindTo(registry);
            source.add(new Word("a", 10), new Word("b", 20), new Word("fails", 20));
            query.processAllAvailable();
            source.add(new Word("a", 30), new Word("late", 1));
            query.processAllAvailable();
            Map<String, Double> scraped = scrape();
            assertThat(scraped)
                    .containsEntry("holdfast_query_active{query=\"counts\"}", 1.0)
                    .containsEntry("holdfast_rows_in_total{query=\"counts\",source=\"words\"}", 5.0)
                    .containsEntry("holdfast_rows_out_total{query=\"counts\",sink=\"nowhere\"}", 4.0)
                    .containsEntry("holdfast_rows_late_total{operator=\"count\",query=\"counts\"}", 0.0)
                    .containsEntry("holdfast_calls_failed_total{operator=\"count\",query=\"counts\"}", 1.0)
                    .containsEntry("holdfast_state_rows{operator=\"count\",query=\"counts\"}", 3.0)
                    .containsEntry("holdfast_backlog_rows{query=\"counts\",source=\"words\"}", 0.0)
                    .containsEntry("holdfast_state_over_budget_total{query=\"counts\"}", 1.0);
            assertThat(scraped.get("holdfast_batch_duration_seconds_count{query=\"counts\"}"))
                    .isGreaterThanOrEqualTo(2.0);
            assertThat(scraped.get("holdfast_watermark_lag_seconds{query=\"counts\"}"))
                    .isPositive();
        }
        assertThat(scrape())
                .containsEntry("holdfast_query_active{query=\"counts\"}", 0.0)
                .containsEntry("holdfast_rows_in_total{query=\"counts\",source=\"words\"}", 5.0)
                .doesNotContainKey("holdfast_state_rows{operator=\"count\",query=\"counts\"}");
    }

    @Test
    void a_listener_of_the_engine_misses_nothing_of_the_first_batch() throws Exception {
        source.add(new Word("a", 10), new Word("b", 20));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory.resolve("listener"))
                .name("first")
                .listener(HoldfastMetrics.listener("first", registry))
                .start(counting())) {
            query.processAllAvailable();
            assertThat(scrape())
                    .containsEntry("holdfast_query_active{query=\"first\"}", 1.0)
                    .containsEntry("holdfast_rows_in_total{query=\"first\",source=\"words\"}", 2.0);
        }
        assertThat(scrape()).containsEntry("holdfast_query_active{query=\"first\"}", 0.0);
    }

    @Test
    void a_query_of_the_same_name_takes_the_gauges_over() throws Exception {
        for (int run = 1; run <= 2; run++) {
            try (StreamingQuery query = start(counting())) {
                new HoldfastMetrics(query).bindTo(registry);
                source.add(new Word("w" + run, 10));
                query.processAllAvailable();
                assertThat(scrape())
                        .containsEntry("holdfast_query_active{query=\"counts\"}", 1.0)
                        .containsEntry("holdfast_state_rows{operator=\"count\",query=\"counts\"}", (double) run);
            }
        }
    }

    @Test
    void failures_are_counted() {
        try (StreamingQuery query = start(Stream.from(source).writeTo(ForEach.sink("nowhere", row -> {
            throw new IllegalStateException("no luck");
        })))) {
            new HoldfastMetrics(query).bindTo(registry);
            source.add(new Word("b", 10));
            assertThat(catchThrowableOfType(StreamingQueryException.class, query::awaitTermination))
                    .hasMessageContaining("no luck");
        }
        assertThat(scrape())
                .containsEntry("holdfast_query_active{query=\"counts\"}", 0.0)
                .containsEntry("holdfast_query_failures_total{query=\"counts\"}", 1.0);
    }

    @Test
    void tags_are_of_low_cardinality() throws Exception {
        try (StreamingQuery query = start(counting())) {
            new HoldfastMetrics(query).bindTo(registry);
            source.add(new Word("secret", 10));
            query.processAllAvailable();
            assertThat(registry.getMeters())
                    .allSatisfy(meter -> assertThat(meter.getId().getTags())
                            .extracting(tag -> tag.getKey())
                            .isSubsetOf("query", "operator", "source", "sink"));
            assertThat(registry.scrape()).doesNotContain("secret");
        }
    }

    @Test
    void the_documented_table_is_what_the_code_has() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| meter | kind | tags | unit | meaning |");
        lines.add("|---|---|---|---|---|");
        Figures.OF_LISTENER.forEach(figure -> lines.add(row(figure, "query")));
        Figures.OF_QUERY.forEach(figure -> lines.add(row(figure, "query")));
        Figures.OF_OPERATOR.forEach(figure -> lines.add(row(figure, "query, operator")));
        Figures.OF_SOURCE.forEach(figure -> lines.add(row(figure, "query, source")));
        Figures.OF_SINK.forEach(figure -> lines.add(row(figure, "query, sink")));
        String documented = Files.readAllLines(DOCS, StandardCharsets.UTF_8).stream()
                .dropWhile(line -> !line.startsWith("| meter |"))
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
        assertThat(documented).isEqualTo(String.join("\n", lines));
    }

    private static String row(Figure<?> figure, String tags) {
        return "| `" + figure.name() + "` | " + figure.kind().name().toLowerCase(Locale.ROOT) + " | " + tags + " | "
                + figure.unit() + " | " + figure.meaning() + " |";
    }

    private Map<String, Double> scrape() {
        Map<String, Double> samples = new TreeMap<>();
        for (String line : registry.scrape().lines().toList()) {
            if (!line.startsWith("#")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                samples.put(sample.group(1) + sample.group(2), Double.valueOf(sample.group(3)));
            }
        }
        return samples;
    }

    private Pipeline counting() {
        return Stream.from(source)
                .withWatermark(Word::at, Duration.ZERO)
                .groupByKey(Word::text)
                .flatMapGroupsWithState(FlatMapGroups.<String, Word, Long, String>withoutTimeout(
                                "count",
                                KeySerializers.string(),
                                StateSerializers.int64(),
                                (key, events, state, out) -> {
                                    if (key.equals("fails")) {
                                        throw new IllegalStateException("no luck");
                                    }
                                    state.update(state.getOption().orElse(0L) + 1);
                                    out.emit(key);
                                })
                        .onError(ErrorPolicy.skipKey()))
                .writeTo(ForEach.sink("nowhere", row -> {}));
    }

    private StreamingQuery start(Pipeline pipeline) {
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .name("counts")
                .workers(1)
                .stateBudget(StateBudget.rows(1))
                .start(pipeline);
    }
}
