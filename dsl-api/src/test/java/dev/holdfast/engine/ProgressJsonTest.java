package dev.holdfast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.engine.StreamingQueryProgress.StreamWatermark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressJsonTest {

    private static final SinkProgress CONSOLE = new SinkProgress("screen", "console", 3);

    @Test
    void json_has_the_names_and_the_order_of_spark() {
        assertThat(progress(2.5, List.of(CONSOLE)).json())
                .isEqualTo("{\"id\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"runId\":\"00000000-0000-0000-0000-000000000002\","
                        + "\"name\":\"say \\\"hi\\\"\\\\\\u000a\","
                        + "\"timestamp\":\"2026-01-02T03:04:05.600Z\","
                        + "\"batchId\":7,\"batchDuration\":40,\"numInputRows\":5,"
                        + "\"inputRowsPerSecond\":2.5,"
                        + "\"durationMs\":{\"commit\":3,\"run\":30},"
                        + "\"eventTime\":{\"watermark\":\"1970-01-01T00:00:00.001Z\"},"
                        + "\"streamWatermarks\":[{\"stream\":\"source in\",\"watermark\":\"1970-01-01T00:00:00.001Z\",\"isIdle\":false},"
                        + "{\"stream\":\"source beats\",\"isIdle\":true}],"
                        + "\"stateOperators\":[{\"operatorName\":\"mapGroupsWithState\",\"operatorId\":\"Sessions.track\","
                        + "\"numRowsTotal\":1,\"numRowsUpdated\":2,\"allUpdatesTimeMs\":3,\"numRowsRemoved\":4,"
                        + "\"allRemovalsTimeMs\":5,\"commitTimeMs\":6,\"memoryUsedBytes\":7,"
                        + "\"numRowsDroppedByWatermark\":8,\"numShufflePartitions\":128,\"numStateStoreInstances\":2,"
                        + "\"customMetrics\":{\"timersPending\":9}}],"
                        + "\"sources\":[{\"id\":\"in\",\"description\":\"words\",\"startOffset\":null,\"endOffset\":{\"line\":5},"
                        + "\"latestOffset\":{\"line\":6},\"numInputRows\":5,\"inputRowsPerSecond\":1.5}],"
                        + "\"sink\":{\"id\":\"screen\",\"description\":\"console\",\"numOutputRows\":3}}");
    }

    @Test
    void several_sinks_are_a_list_and_an_unknown_rate_is_left_out() {
        assertThat(progress(Double.NaN, List.of(CONSOLE, new SinkProgress("out", "file", 0)))
                        .json())
                .doesNotContain("processedRowsPerSecond", "NaN", "\"sink\":")
                .endsWith("\"sinks\":[{\"id\":\"screen\",\"description\":\"console\",\"numOutputRows\":3},"
                        + "{\"id\":\"out\",\"description\":\"file\",\"numOutputRows\":0}]}");
    }

    private static StreamingQueryProgress progress(double inputRate, List<SinkProgress> sinks) {
        return new StreamingQueryProgress(
                new UUID(0, 1),
                new UUID(0, 2),
                "say \"hi\"\\\n",
                Instant.parse("2026-01-02T03:04:05.600Z"),
                7,
                40,
                5,
                inputRate,
                Double.NaN,
                new TreeMap<>(Map.of("run", 30L, "commit", 3L)),
                new TreeMap<>(Map.of("watermark", Instant.ofEpochMilli(1))),
                List.of(
                        new StreamWatermark("source in", Instant.ofEpochMilli(1), false),
                        new StreamWatermark("source beats", null, true)),
                List.of(new StateOperatorProgress(
                        "mapGroupsWithState",
                        "Sessions.track",
                        1,
                        2,
                        3,
                        4,
                        5,
                        6,
                        7,
                        8,
                        128,
                        2,
                        new TreeMap<>(Map.of("timersPending", 9L)))),
                List.of(new SourceProgress(
                        "in", "words", null, "{\"line\":5}", "{\"line\":6}", 5, 1.5, Double.NaN, Map.of())),
                sinks);
    }
}
