package dev.holdfast;

import dev.holdfast.field.All;
import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;

/** Puts the operator that keeps a broadcast in front of the one that reads it. */
final class Broadcasts {

    private Broadcasts() {}

    static <K, B, R> StatefulNode<K, R> read(
            StatefulNode<K, R> reader, PlanNode<B> changes, BroadcastDeclaration<? super B> broadcast) {
        return reader.withBroadcast(StatefulNode.of(changes, change -> All.ALL, broadcast));
    }
}
