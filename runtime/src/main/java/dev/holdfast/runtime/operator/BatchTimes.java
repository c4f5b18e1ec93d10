package dev.holdfast.runtime.operator;

/**
 * The times that hold for one operator in one batch.
 *
 * @param processingMillis the batch's processing time
 * @param watermarkMillis event-time timeouts before this are due; zero for no watermark yet
 * @param lateMillis events up to this time are late; zero or less for none
 */
public record BatchTimes(long processingMillis, long watermarkMillis, long lateMillis) {}
