package dev.holdfast.plan;

/**
 * All kinds of nodes: who implements this has thought of each of them, and no longer compiles when there is one more.
 *
 * @param <X> what is made of a node
 */
public interface PlanVisitor<X> {

    /** Where events come from. */
    X source(SourceNode<?> node);

    /** One event for each event. */
    X map(MapNode<?, ?> node);

    /** Fewer events. */
    X filter(FilterNode<?, ?> node);

    /** Any number of events for each event. */
    X flatMap(FlatMapNode<?, ?> node);

    /** The events of two streams. */
    X union(UnionNode<?> node);

    /** Events get their event time. */
    X watermark(WatermarkNode<?> node);

    /** Events get the time of their batch. */
    X processingTime(ProcessingTimeNode<?> node);

    /** Events lose their event time. */
    X withoutEventTime(WithoutEventTimeNode<?> node);

    /** Updates become their rows. */
    X withoutKey(WithoutKeyNode<?> node);

    /** An operator with state. */
    X stateful(StatefulNode<?, ?> node);
}
