package dev.holdfast.processor.model;

/** Which kind of group state an update function takes. */
public enum StateKind {
    PLAIN,
    PROCESSING_TIME,
    EVENT_TIME
}
