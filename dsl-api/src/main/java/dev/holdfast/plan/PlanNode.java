package dev.holdfast.plan;

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
                WithoutEventTimeNode,
                StatefulNode {}
