package dev.holdfast.testkit;

/**
 * The steps of the commit of a batch, in their order. A crash after one of them comes before the next one has begun; what was
 * written until then stays, as when a process is killed. The library's own tests cut off the power, too.
 */
public enum CommitStep {
    /** The batch has run; nothing of it is written. */
    RUN,
    /** A part of the batch's file is written. */
    HALF_WRITTEN,
    /** The file is written, under a temporary name. */
    WRITTEN,
    /** The file is durable. */
    SYNCED,
    /** The file has its name: from here on the batch is committed, and a restart delivers it. */
    PUBLISHED,
    /** It is certain that no other process runs the query. Nothing is delivered yet. */
    CHECKED,
    /** The first {@link TestSink} that gets rows of the batch has them, and no later sink has. Needs such a sink. */
    HALF_DELIVERED,
    /** All sinks have their rows; that they have them is not yet noted anywhere. */
    DELIVERED
}
