package dev.holdfast.operator;

/** How the results of a batch relate to those of earlier batches. */
public enum OutputMode {
    /** Each result is an event of its own. */
    APPEND,
    /** A later result replaces the earlier one of the same key. */
    UPDATE,
    /** The results of a batch replace all earlier ones. */
    COMPLETE
}
