package dev.holdfast.runtime.reader;

/**
 * How much of an operator's state is in one key group.
 *
 * @param keyGroup the key group, from 0
 * @param rows keys with state or a timeout
 * @param timeouts keys with a pending timeout
 * @param bytes of keys and rows in the checkpoint
 */
public record KeyGroupSize(int keyGroup, long rows, long timeouts, long bytes) {}
