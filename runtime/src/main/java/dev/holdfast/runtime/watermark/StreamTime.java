package dev.holdfast.runtime.watermark;

import dev.holdfast.keyed.EventTimes;

/**
 * Where a stream stands after a batch.
 *
 * @param id the stream
 * @param watermarkMillis its own watermark, {@link EventTimes#NONE} before the first event
 * @param isIdle whether the others do not wait for it
 */
public record StreamTime(String id, long watermarkMillis, boolean isIdle) {}
