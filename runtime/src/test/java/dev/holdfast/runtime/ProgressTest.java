package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the progress of a batch says, field by field. */
class ProgressTest {

    @TempDir
    Path directory;

    @Test
    void the_fields_are_those_of_the_reference_in_its_order_and_ids() throws Exception {
        try (EngineDriver<Timed> driver = timed()) {
            driver.feed(List.of(new Timed("a", 10)));
            driver.drain();
            JsonNode json = json(driver.query().recentProgress().get(0));
            assertThat(names(json))
                    .containsExactly(
                            "id",
                            "runId",
                            "name",
                            "timestamp",
                            "batchId",
                            "batchDuration",
                            "numInputRows",
                            "durationMs",
                            "eventTime",
                            "streamWatermarks",
                            "stateOperators",
                            "sources",
                            "sink");
            assertThat(names(json.get("durationMs")))
                    .containsExactly(
                            "addBatch",
                            "commitOffsets",
                            "delivery",
                            "getBatch",
                            "latestOffset",
                            "queryPlanning",
                            "triggerExecution",
                            "walCommit");
            assertThat(names(json.get("eventTime"))).containsExactly("avg", "max", "min");
            assertThat(names(json.get("stateOperators").get(0)))
                    .containsExactly(
                            "operatorName",
                            "operatorId",
                            "numRowsTotal",
                            "numRowsUpdated",
                            "allUpdatesTimeMs",
                            "numRowsRemoved",
                            "allRemovalsTimeMs",
                            "commitTimeMs",
                            "memoryUsedBytes",
                            "numRowsDroppedByWatermark",
                            "numShufflePartitions",
                            "numStateStoreInstances",
                            "customMetrics");
            assertThat(names(json.get("sources").get(0)))
                    .containsExactly(
                            "id", "description", "startOffset", "endOffset", "latestOffset", "numInputRows", "metrics");
            assertThat(names(json.get("sink"))).containsExactly("id", "description", "numOutputRows");
        }
    }

    @Test
    void the_figures_are_those_of_the_batch() throws Exception {
        try (EngineDriver<Timed> driver = timed()) {
            driver.clock().set(Instant.parse("2026-01-02T03:04:05.678Z"));
            driver.step(List.of(new Timed("a", 10), new Timed("b", 20)));
            StreamingQueryProgress progress = driver.query().recentProgress().get(0);
            JsonNode json = json(progress);
            assertThat(progress.id()).isEqualTo(driver.query().id());
            assertThat(progress.runId()).isEqualTo(driver.query().runId());
            assertThat(json.get("name").asText()).isEqualTo("flights");
            assertThat(json.get("timestamp").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
            assertThat(json.get("batchId").asLong()).isZero();
            assertThat(json.get("numInputRows").asLong()).isEqualTo(2);
            assertThat(json.get("eventTime").get("max").asText()).isEqualTo("1970-01-01T00:00:20.000Z");
            JsonNode source = json.get("sources").get(0);
            assertThat(source.get("startOffset").isNull()).isTrue();
            assertThat(source.get("endOffset").asText()).isEqualTo("2");
            assertThat(source.get("latestOffset").asText()).isEqualTo("2");
            JsonNode operator = json.get("stateOperators").get(0);
            assertThat(operator.get("operatorName").asText()).isEqualTo("flatMapGroupsWithState");
            assertThat(operator.get("operatorId").asText()).isEqualTo("eventTimeMax");
            assertThat(operator.get("numShufflePartitions").asLong()).isEqualTo(128);
            assertThat(operator.get("numStateStoreInstances").asLong()).isEqualTo(3);
            assertThat(operator.get("customMetrics").get("numRegisteredTimers").asLong())
                    .isEqualTo(2);
            assertThat(operator.get("memoryUsedBytes").asLong()).isPositive();
            assertThat(json.get("sink").get("numOutputRows").asLong()).isEqualTo(2);
        }
    }

    @Test
    void l08_a_batch_without_input_has_a_watermark_only() throws Exception {
        try (EngineDriver<Timed> driver = timed()) {
            driver.step(List.of(new Timed("a", 10)));
            JsonNode json = json(driver.lastProgress());
            assertThat(json.get("batchId").asLong()).isEqualTo(1);
            assertThat(json.get("numInputRows").asLong()).isZero();
            assertThat(json.get("inputRowsPerSecond").asDouble()).isZero();
            assertThat(json.get("processedRowsPerSecond").asDouble()).isZero();
            assertThat(names(json.get("eventTime"))).containsExactly("watermark");
            JsonNode operator = json.get("stateOperators").get(0);
            assertThat(operator.get("numRowsUpdated").asLong()).isZero();
            assertThat(operator.get("numRowsTotal").asLong()).isEqualTo(1);
            JsonNode source = json.get("sources").get(0);
            assertThat(source.get("startOffset")).isEqualTo(source.get("endOffset"));
            assertThat(json.get("sink").get("numOutputRows").asLong()).isZero();
        }
    }

    @Test
    void rates_are_left_out_while_they_are_unknown_and_finite_otherwise() throws Exception {
        try (EngineDriver<Timed> driver = timed()) {
            driver.step(List.of(new Timed("a", 10)));
            assertThat(json(driver.query().recentProgress().get(0)).has("inputRowsPerSecond"))
                    .isFalse();
            driver.clock().advance(Duration.ofSeconds(2));
            driver.step(List.of(new Timed("a", 11), new Timed("a", 12)));
            assertThat(driver.query().recentProgress().get(2).inputRowsPerSecond())
                    .isEqualTo(1.0);
        }
    }

    @Test
    void each_source_has_its_own_rates() throws Exception {
        MemorySource<String> second = MemorySource.of("second");
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source).union(Stream.from(second)).writeTo(sink),
                builder -> builder)) {
            driver.step(List.of("a"));
            driver.clock().advance(Duration.ofSeconds(2));
            second.addAll(List.of("x", "y", "z"));
            driver.step(List.of("b"));
            JsonNode json = json(driver.lastProgress());
            assertThat(json.get("inputRowsPerSecond").asDouble()).isEqualTo(2.0);
            assertThat(json.get("sources").get(0).get("inputRowsPerSecond").asDouble())
                    .isEqualTo(0.5);
            assertThat(json.get("sources").get(1).get("inputRowsPerSecond").asDouble())
                    .isEqualTo(1.5);
            assertThat(names(json.get("sources").get(1)))
                    .containsExactly(
                            "id",
                            "description",
                            "startOffset",
                            "endOffset",
                            "latestOffset",
                            "numInputRows",
                            "inputRowsPerSecond",
                            "metrics");
        }
    }

    @Test
    void an_idle_query_tells_what_it_has_once_in_ten_seconds() throws Exception {
        try (EngineDriver<Timed> driver = timed()) {
            driver.stepAt(0, List.of(new Timed("a", 10), new Timed("b", 20)));
            int batches = driver.query().recentProgress().size();
            driver.stepAt(9, List.of());
            assertThat(driver.query().recentProgress()).hasSize(batches);
            driver.stepAt(10, List.of());
            driver.stepAt(19, List.of());
            assertThat(driver.query().recentProgress()).hasSize(batches + 1);
            StreamingQueryProgress idle = driver.lastProgress();
            assertThat(idle.isIdle()).isTrue();
            assertThat(idle.batchId()).isEqualTo(batches);
            assertThat(idle.timestamp()).isEqualTo(Instant.ofEpochSecond(10));
            JsonNode json = json(idle);
            assertThat(names(json.get("durationMs")))
                    .containsExactly("latestOffset", "queryPlanning", "triggerExecution");
            assertThat(json.get("eventTime").get("watermark").asText()).isEqualTo("1970-01-01T00:00:20.000Z");
            JsonNode operator = json.get("stateOperators").get(0);
            assertThat(operator.get("numRowsTotal").asLong()).isEqualTo(1);
            assertThat(operator.get("numRowsUpdated").asLong()).isZero();
            assertThat(json.get("sources").get(0).get("startOffset"))
                    .isEqualTo(json.get("sources").get(0).get("endOffset"));
            assertThat(json.get("sink").get("numOutputRows").asLong()).isZero();
            driver.stepAt(21, List.of());
            assertThat(driver.query().recentProgress()).hasSize(batches + 2);
            driver.restart();
            driver.stepAt(31, List.of());
            assertThat(driver.lastProgress().stateOperators().get(0).numRowsTotal())
                    .isEqualTo(1);
            assertThat(driver.query().recentProgress()).singleElement().matches(StreamingQueryProgress::isIdle);
        }
    }

    @Test
    void ten_seconds_are_the_default() {
        EngineOptions options = EmbeddedEngine.builder().checkpoint(directory).options();
        assertThat(options.idleReportInterval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void batches_are_not_idle_and_a_batch_puts_the_next_report_off() throws Exception {
        try (EngineDriver<Timed> driver = timed()) {
            driver.stepAt(0, List.of(new Timed("a", 10)));
            driver.stepAt(8, List.of(new Timed("a", 11)));
            driver.stepAt(17, List.of());
            assertThat(driver.query().recentProgress()).noneMatch(StreamingQueryProgress::isIdle);
            driver.stepAt(18, List.of());
            assertThat(driver.lastProgress().isIdle()).isTrue();
        }
    }

    @Test
    void map_operators_have_their_own_name_and_several_sinks_a_list() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> {
                    Stream<String> words = Stream.from(source);
                    return Pipeline.of(
                            words.groupByKey(word -> word)
                                    .mapGroupsWithState(TestOperators.runningCountMapped())
                                    .writeTo(sink),
                            words.writeTo(MemorySink.of("second")));
                },
                UnaryOperator.identity())) {
            driver.step(List.of("a"));
            JsonNode json = json(driver.lastProgress());
            assertThat(json.get("stateOperators").get(0).get("operatorName").asText())
                    .isEqualTo("mapGroupsWithState");
            assertThat(json.has("sink")).isFalse();
            assertThat(json.get("sinks")).hasSize(2);
            assertThat(json.has("eventTime")).isFalse();
        }
    }

    @Test
    void the_last_hundred_are_kept() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source).writeTo(sink),
                builder -> builder.maxEventsPerBatch(1))) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                words.add("w" + i);
            }
            driver.step(words);
            assertThat(driver.query().recentProgress())
                    .extracting(StreamingQueryProgress::batchId)
                    .hasSize(100)
                    .startsWith(20L)
                    .endsWith(119L);
        }
    }

    @Test
    void a_query_says_what_it_is_doing() throws Exception {
        EngineDriver<Timed> driver = timed();
        driver.step(List.of(new Timed("a", 10)));
        assertThat(driver.query().name()).isEqualTo("flights");
        assertThat(driver.query().isActive()).isTrue();
        driver.close();
        assertThat(driver.query().status()).isEqualTo(new StreamingQueryStatus("Stopped", false, false));
        assertThat(driver.query().isActive()).isFalse();
        assertThat(driver.query().awaitTermination(Duration.ZERO)).isTrue();
        driver.query().processAllAvailable();
    }

    private EngineDriver<Timed> timed() {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(TestOperators.eventTimeMax())
                        .writeTo(sink),
                builder -> builder.name("flights").workers(3).idleReportInterval(Duration.ofSeconds(10)));
    }

    private static JsonNode json(StreamingQueryProgress progress) throws Exception {
        return new ObjectMapper().readTree(progress.json());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
