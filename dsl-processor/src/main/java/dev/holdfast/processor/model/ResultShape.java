package dev.holdfast.processor.model;

/** How an update function hands over its results. */
public enum ResultShape {
    ONE,
    ITERATOR,
    ITERABLE,
    STREAM,
    EMITTER,
    /** It gives none. */
    NOTHING;

    /** Whether a call gives exactly one result. */
    public boolean isMap() {
        return this == ONE;
    }
}
