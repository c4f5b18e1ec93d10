package dev.holdfast.runtime.batch;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.runtime.watermark.WatermarkStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Notices a stream whose watermark is far ahead of the processing time, and says so once: one event with an impossible time
 * makes everything behind it late, and there is no way back.
 */
final class WatermarkWatch {

    private static final Duration FAR = Duration.ofDays(1);

    private final List<WatermarkStream> streams;
    private final Consumer<String> log;
    private final Set<Integer> said = new HashSet<>();

    WatermarkWatch(List<WatermarkStream> streams, Consumer<String> log) {
        this.streams = List.copyOf(streams);
        this.log = log;
    }

    /** Looks at the latest event time that a batch saw in a stream, or {@link EventTimes#NONE}. */
    void look(int number, long eventTimeMillis, long batchId, long batchTimeMillis) {
        if (eventTimeMillis <= batchTimeMillis) {
            return;
        }
        WatermarkStream stream = streams.get(number);
        Duration ahead = Duration.between(Instant.ofEpochMilli(batchTimeMillis), Instant.ofEpochMilli(eventTimeMillis))
                .minus(stream.delay());
        if (ahead.compareTo(FAR) > 0 && said.add(number)) {
            log.accept(message(stream, eventTimeMillis, batchId, batchTimeMillis, ahead));
        }
    }

    private static String message(
            WatermarkStream stream, long eventTimeMillis, long batchId, long batchTimeMillis, Duration ahead) {
        return "An event of stream '" + stream.id() + "' in batch " + batchId + " has the time "
                + EventTimes.text(eventTimeMillis) + ", which moves the stream's watermark to " + ahead
                + " beyond the processing time, " + Instant.ofEpochMilli(batchTimeMillis)
                + ". The watermark does not go back, so every event before it is late from now on. If that time is wrong, "
                + "mend its unit where it is read, or leave such events out with filter(…) in front of withWatermark(…).";
    }
}
