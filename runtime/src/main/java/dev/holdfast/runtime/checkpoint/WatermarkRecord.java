package dev.holdfast.runtime.checkpoint;

import java.util.List;

/**
 * Event-time progress as of a batch.
 *
 * @param currentMillis the watermark that the next batch starts with
 * @param nodeMaxima the largest event time seen by each watermark of the plan, in the plan's order
 */
public record WatermarkRecord(long currentMillis, List<Long> nodeMaxima) {

    public WatermarkRecord {
        nodeMaxima = List.copyOf(nodeMaxima);
    }
}
