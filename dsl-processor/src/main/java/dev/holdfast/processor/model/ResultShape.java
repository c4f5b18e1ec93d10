package dev.holdfast.processor.model;

/** How an update function hands over its results. */
public enum ResultShape {
    ONE,
    ITERATOR,
    ITERABLE,
    STREAM,
    EMITTER;

    /** Whether a call gives exactly one result. */
    public boolean isMap() {
        return this == ONE;
    }
}
