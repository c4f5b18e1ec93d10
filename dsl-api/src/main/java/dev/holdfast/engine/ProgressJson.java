package dev.holdfast.engine;

import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.engine.StreamingQueryProgress.StreamWatermark;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a progress as JSON, with the names and the order that Spark uses. This module has no JSON library. */
final class ProgressJson {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder json = new StringBuilder(1024);

    private ProgressJson() {}

    static String of(StreamingQueryProgress progress) {
        ProgressJson writer = new ProgressJson();
        writer.object(() -> writer.progress(progress));
        return writer.json.toString();
    }

    private void progress(StreamingQueryProgress progress) {
        text("id", progress.id().toString());
        text("runId", progress.runId().toString());
        text("name", progress.name());
        text("timestamp", MILLIS.format(progress.timestamp()));
        number("batchId", progress.batchId());
        number("batchDuration", progress.batchDuration());
        number("numInputRows", progress.numInputRows());
        rate("inputRowsPerSecond", progress.inputRowsPerSecond());
        rate("processedRowsPerSecond", progress.processedRowsPerSecond());
        numbers("durationMs", progress.durationMs());
        times("eventTime", progress.eventTime());
        if (!progress.streamWatermarks().isEmpty()) {
            list("streamWatermarks", progress.streamWatermarks(), this::stream);
        }
        list("stateOperators", progress.stateOperators(), this::operator);
        list("sources", progress.sources(), this::source);
        if (progress.sinks().size() == 1) {
            name("sink");
            object(() -> sink(progress.sinks().get(0)));
        } else {
            list("sinks", progress.sinks(), this::sink);
        }
    }

    private void stream(StreamWatermark stream) {
        text("stream", stream.stream());
        if (stream.watermark() != null) {
            text("watermark", MILLIS.format(stream.watermark()));
        }
        raw("isIdle", String.valueOf(stream.isIdle()));
    }

    private void operator(StateOperatorProgress operator) {
        text("operatorName", operator.operatorName());
        text("operatorId", operator.operatorId());
        number("numRowsTotal", operator.numRowsTotal());
        number("numRowsUpdated", operator.numRowsUpdated());
        number("allUpdatesTimeMs", operator.allUpdatesTimeMs());
        number("numRowsRemoved", operator.numRowsRemoved());
        number("allRemovalsTimeMs", operator.allRemovalsTimeMs());
        number("commitTimeMs", operator.commitTimeMs());
        number("memoryUsedBytes", operator.memoryUsedBytes());
        number("numRowsDroppedByWatermark", operator.numRowsDroppedByWatermark());
        number("numShufflePartitions", operator.numShufflePartitions());
        number("numStateStoreInstances", operator.numStateStoreInstances());
        numbers("customMetrics", operator.customMetrics());
    }

    private void source(SourceProgress source) {
        text("id", source.id());
        text("description", source.description());
        raw("startOffset", source.startOffset());
        raw("endOffset", source.endOffset());
        raw("latestOffset", source.latestOffset());
        number("numInputRows", source.numInputRows());
        rate("inputRowsPerSecond", source.inputRowsPerSecond());
        rate("processedRowsPerSecond", source.processedRowsPerSecond());
        numbers("metrics", source.metrics());
    }

    private void sink(SinkProgress sink) {
        text("id", sink.id());
        text("description", sink.description());
        number("numOutputRows", sink.numOutputRows());
    }

    private void object(Runnable members) {
        json.append('{');
        members.run();
        json.append('}');
    }

    private <E> void list(String name, List<E> elements, Consumer<E> members) {
        name(name);
        json.append('[');
        for (E element : elements) {
            comma();
            object(() -> members.accept(element));
        }
        json.append(']');
    }

    private void numbers(String name, Map<String, Long> numbers) {
        if (!numbers.isEmpty()) {
            name(name);
            object(() -> numbers.forEach(this::number));
        }
    }

    private void times(String name, Map<String, Instant> times) {
        if (!times.isEmpty()) {
            name(name);
            object(() -> times.forEach((key, time) -> text(key, MILLIS.format(time))));
        }
    }

    private void text(String name, String value) {
        name(name);
        quoted(value);
    }

    private void number(String name, long value) {
        name(name);
        json.append(value);
    }

    private void rate(String name, double value) {
        if (Double.isFinite(value)) {
            name(name);
            json.append(value);
        }
    }

    private void raw(String name, @Nullable String value) {
        name(name);
        json.append(value);
    }

    private void name(String name) {
        comma();
        quoted(name);
        json.append(':');
    }

    private void comma() {
        char last = json.charAt(json.length() - 1);
        if (last != '{' && last != '[') {
            json.append(',');
        }
    }

    private void quoted(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
