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

    private void visit(PlanNode<?> root) {
        Deque<PlanNode<?>> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            PlanNode<?> node = open.peek();
            if (entered.add(node)) {
                List<PlanNode<?>> before = node.before();
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
}
