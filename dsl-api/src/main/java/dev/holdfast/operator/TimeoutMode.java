package dev.holdfast.operator;

/** Which time the timeouts of an operator follow. */
public enum TimeoutMode {
    NONE,
    PROCESSING_TIME,
    EVENT_TIME
}
