package dev.holdfast.runtime.operator;

/**
 * The times that hold for one operator in one batch.
 *
 * @param processingMillis the batch's processing time
 * @param watermarkMillis event-time timeouts before this are due;
 *     {@link dev.holdfast.keyed.EventTimes#NONE} while there is no watermark
 * @param lateMillis events up to this time are late; the same for none
 * @param beforeMillis the watermark that the batch before ran with; the same for none
 */
public record BatchTimes(long processingMillis, long watermarkMillis, long lateMillis, long beforeMillis) {}
