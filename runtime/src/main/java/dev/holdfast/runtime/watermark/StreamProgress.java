package dev.holdfast.runtime.watermark;

import dev.holdfast.keyed.EventTimes;

/**
 * How far a stream has come.
 *
 * @param id the stream; empty in checkpoints of format 1, which did not know it
 * @param maxMillis the latest event time, {@link EventTimes#NONE} before the first event
 * @param activeMillis the processing time of the last batch in which it had an event, or else of the first batch;
 *     {@link EventTimes#NONE} if unknown
 */
public record StreamProgress(String id, long maxMillis, long activeMillis) {}
