package dev.holdfast.runtime.watermark;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stream of events that moves the watermark.
 *
 * @param id finds its progress again after a restart; unique in a query
 * @param delay how far its watermark stays behind
 * @param idleness after how much processing time without an event it is idle, or null for never
 */
public record WatermarkStream(
        String id, Duration delay, @Nullable Duration idleness) {}
