package dev.holdfast.connector;

/**
 * Where results go: an {@link OutboxSink}, which takes bytes and can be exactly-once, or an {@link ObjectSink}, which takes
 * objects. A sink is a description and holds nothing open.
 *
 * @param <T> the type of the rows
 */
public sealed interface Sink<T> permits OutboxSink, ObjectSink {

    /** Names the sink in the checkpoint: unique in a pipeline, and the same after a restart. */
    String id();

    /** For people: where it writes. */
    default String description() {
        return id();
    }

    /** What happens to a row when the process crashes. */
    DeliveryGuarantee guarantee();
}
