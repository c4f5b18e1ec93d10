package dev.holdfast.runtime.checkpoint.commit;

import dev.holdfast.runtime.watermark.StreamProgress;
import java.util.List;

/**
 * Event-time progress as of a batch.
 *
 * @param currentMillis the watermark that the batch used;
 *     {@link dev.holdfast.keyed.EventTimes#NONE} if there was none
 * @param streams how far each stream has come
 */
@SuppressWarnings("exports") // the engine alone writes and reads it
public record WatermarkRecord(long currentMillis, List<StreamProgress> streams) {

    public WatermarkRecord {
        streams = List.copyOf(streams);
    }
}
