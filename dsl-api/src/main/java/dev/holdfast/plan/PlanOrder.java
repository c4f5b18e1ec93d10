package dev.holdfast.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Lists the nodes of a plan, inputs first. Works without recursion, so a chain may be of any length. */
final class PlanOrder {

    private final Set<PlanNode<?>> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<PlanNode<?>> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<PlanNode<?>> order = new ArrayList<>();

    private PlanOrder() {}

    static List<PlanNode<?>> of(List<SinkNode<?>> sinks) {
        PlanOrder order = new PlanOrder();
        for (SinkNode<?> sink : sinks) {
            order.visit(sink.input());
        }
        return Collections.unmodifiableList(order.order);
    }

    /** The nodes that a node reads, in the order in which their events count as having arrived. */
    static List<PlanNode<?>> inputs(PlanNode<?> node) {
        if (node instanceof MapNode<?, ?> map) {
            return List.of(map.input());
        } else if (node instanceof FilterNode<?, ?> filter) {
            return List.of(filter.input());
        } else if (node instanceof FlatMapNode<?, ?> flatMap) {
            return List.of(flatMap.input());
        } else if (node instanceof UnionNode<?> union) {
            return List.of(union.left(), union.right());
        } else if (node instanceof WatermarkNode<?> watermark) {
            return List.of(watermark.input());
        } else if (node instanceof WithoutEventTimeNode<?> without) {
            return List.of(without.input());
        } else if (node instanceof StatefulNode<?, ?, ?> stateful) {
            return List.of(stateful.input());
        }
        return List.of();
    }

    private void visit(PlanNode<?> root) {
        Deque<PlanNode<?>> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            PlanNode<?> node = open.peek();
            if (entered.add(node)) {
                List<PlanNode<?>> inputs = inputs(node);
                for (int i = inputs.size() - 1; i >= 0; i--) {
                    open.push(inputs.get(i));
                }
            } else {
                open.pop();
                if (listed.add(node)) {
                    order.add(node);
                }
            }
        }
    }
}
