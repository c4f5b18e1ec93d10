package dev.holdfast.runtime.batch;

import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.runtime.watermark.WatermarkStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names the streams that move the watermark, so that a restart finds their progress again.
 *
 * <p>A watermark step has no id, but what it reads has: its sources and operators. So a stream is named by these, and steps that
 * read the same are numbered in the order of the plan. That order changes what a stream is only among steps that read the same.
 */
final class StreamIds {

    private StreamIds() {}

    static List<WatermarkStream> name(QueryGraph graph, List<WatermarkNode<?>> steps) {
        Map<String, Integer> uses = new HashMap<>();
        List<WatermarkStream> streams = new ArrayList<>();
        for (WatermarkNode<?> step : steps) {
            String origin = origin(graph, step);
            int use = uses.merge(origin, 1, Integer::sum);
            streams.add(new WatermarkStream(use == 1 ? origin : origin + " #" + use, step.delay(), step.idleness()));
        }
        return streams;
    }

    private static String origin(QueryGraph graph, WatermarkNode<?> step) {
        TreeSet<String> origins = new TreeSet<>();
        for (PlanNode<?> root : graph.roots(step.input())) {
            if (root instanceof SourceNode<?> source) {
                origins.add("source " + source.source().id());
            } else if (root instanceof StatefulNode<?, ?> operator) {
                origins.add("operator " + operator.operator().id());
            }
        }
        return String.join(", ", origins);
    }
}
