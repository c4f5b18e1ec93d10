package dev.holdfast.plan;

import dev.holdfast.field.All;
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

    private void visit(PlanNode<?> root) {
        Deque<PlanNode<?>> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            PlanNode<?> node = open.peek();
            if (entered.add(node)) {
                List<PlanNode<?>> before = before(node);
                for (int i = before.size() - 1; i >= 0; i--) {
                    open.push(before.get(i));
                }
            } else {
                open.pop();
                if (listed.add(node)) {
                    order.add(node);
                }
            }
        }
    }

    /** What a node reads: events, and what every key may read. */
    private static List<PlanNode<?>> before(PlanNode<?> node) {
        StatefulNode<All, Void> broadcast = node instanceof StatefulNode<?, ?> stateful ? stateful.broadcast() : null;
        if (broadcast == null) {
            return node.inputs();
        }
        List<PlanNode<?>> before = new ArrayList<>(node.inputs());
        before.add(broadcast);
        return before;
    }
}
