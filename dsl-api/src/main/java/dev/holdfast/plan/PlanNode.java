package dev.holdfast.plan;

import java.util.List;

/**
 * A step of the logical plan. Nodes are immutable and compare by identity: a stream that is used twice is one node with two
 * readers, and runs once.
 *
 * @param <T> the type of the events that leave it
 */
public sealed interface PlanNode<T>
        permits SourceNode,
                MapNode,
                FilterNode,
                FlatMapNode,
                UnionNode,
                WatermarkNode,
                ProcessingTimeNode,
                WithoutEventTimeNode,
                WithoutKeyNode,
                StatefulNode {

    /** The nodes that it reads, in the order in which their events count as having arrived. */
    List<PlanNode<?>> inputs();

    /** The nodes that run before it in a batch: its {@link #inputs}, and behind them the one that keeps a broadcast for it. */
    default List<PlanNode<?>> before() {
        return inputs();
    }

    /** Calls the method for the kind of node that this is. */
    <X> X accept(PlanVisitor<X> visitor);
}
