package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Update;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.FlatMapNode;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.PlanVisitor;
import dev.holdfast.plan.ProcessingTimeNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import dev.holdfast.plan.WithoutKeyNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds the chain of steps behind a source or an operator: all its stateless steps fused into direct calls, down to the
 * next operators and the sinks.
 *
 * <p>The plan's types are erased here. They were checked when the pipeline was compiled, so what a step gives is what the
 * next one takes.
 */
final class StepChains {

    private final QueryGraph graph;
    private final TaskOutput out;

    /** Whether the events come from an event-time operator, whose results do not move a watermark. */
    private final boolean followsOperator;

    private StepChains(QueryGraph graph, TaskOutput out, boolean followsOperator) {
        this.graph = graph;
        this.out = out;
        this.followsOperator = followsOperator;
    }

    /** The chain behind a source or an operator, ending in {@code out}. */
    static Step behind(PlanNode<?> root, QueryGraph graph, TaskOutput out) {
        return new StepChains(graph, out, QueryGraph.isEventTime(root)).readersOf(root);
    }

    private Step readersOf(PlanNode<?> node) {
        List<Step> steps = new ArrayList<>();
        for (QueryGraph.Reader reader : graph.readersOf(node)) {
            steps.add(reader.node().accept(new StepOf(reader.input())));
        }
        for (int sink : graph.sinksOf(node)) {
            SinkRows rows = out.sink(sink);
            steps.add((event, time, isBetween) -> rows.add(event));
        }
        return steps.size() == 1 ? steps.get(0) : all(List.copyOf(steps));
    }

    private static Step all(List<Step> steps) {
        return (event, time, isBetween) -> {
            for (Step step : steps) {
                step.accept(event, time, isBetween);
            }
        };
    }

    /** The step that a node is for what comes to one of its inputs, with all that stand behind it. */
    private final class StepOf implements PlanVisitor<Step> {

        private final int input;

        StepOf(int input) {
            this.input = input;
        }

        @Override
        public Step source(SourceNode<?> node) {
            throw new IllegalStateException("source '" + node.source().id() + "' reads no other node");
        }

        @Override
        public Step map(MapNode<?, ?> node) {
            return StepChains.map(node, readersOf(node));
        }

        @Override
        public Step filter(FilterNode<?, ?> node) {
            return StepChains.filter(node, readersOf(node));
        }

        @Override
        public Step flatMap(FlatMapNode<?, ?> node) {
            return StepChains.flatMap(node, readersOf(node));
        }

        @Override
        public Step union(UnionNode<?> node) {
            return readersOf(node);
        }

        @Override
        public Step watermark(WatermarkNode<?> node) {
            return node.isBound() ? bound(node, readersOf(node)) : StepChains.this.watermark(node, readersOf(node));
        }

        @Override
        public Step processingTime(ProcessingTimeNode<?> node) {
            Step next = readersOf(node);
            return (event, time, isBetween) -> next.accept(event, out.processingMillis(), false);
        }

        @Override
        public Step withoutEventTime(WithoutEventTimeNode<?> node) {
            Step next = readersOf(node);
            return (event, time, isBetween) -> next.accept(event, EventTimes.NONE, false);
        }

        @Override
        public Step withoutKey(WithoutKeyNode<?> node) {
            Step next = readersOf(node);
            return (event, time, isBetween) -> next.accept(((Update<?>) event).row(), time, isBetween);
        }

        @Override
        public Step stateful(StatefulNode<?, ?> node) {
            int operator = graph.operatorNumber(node);
            return (event, time, isBetween) -> out.toOperator(operator, input, event, time, isBetween);
        }
    }

    @SuppressWarnings("unchecked") // see above
    private static Step map(MapNode<?, ?> node, Step next) {
        Function<Object, Object> mapFn = (Function<Object, Object>) node.mapFn();
        StepName name = new StepName("map", node);
        return (event, time, isBetween) -> {
            Object result;
            try {
                result = mapFn.apply(event);
            } catch (RuntimeException | Error e) {
                throw name.threw(e);
            }
            next.accept(name.notNull(result), time, isBetween);
        };
    }

    @SuppressWarnings("unchecked") // see above
    private static Step filter(FilterNode<?, ?> node, Step next) {
        Predicate<Object> predicate = (Predicate<Object>) node.predicate();
        StepName name = new StepName("filter", node);
        return (event, time, isBetween) -> {
            boolean stays;
            try {
                stays = predicate.test(event);
            } catch (RuntimeException | Error e) {
                throw name.threw(e);
            }
            if (stays) {
                next.accept(event, time, isBetween);
            }
        };
    }

    /** The results may be computed one by one, so each of them may fail. */
    @SuppressWarnings("unchecked") // see above
    private static Step flatMap(FlatMapNode<?, ?> node, Step next) {
        Function<Object, Iterable<Object>> flatMapFn = (Function<Object, Iterable<Object>>) node.flatMapFn();
        StepName name = new StepName("flatMap", node);
        return (event, time, isBetween) -> {
            Iterator<Object> results;
            try {
                results = name.notNull(flatMapFn.apply(event)).iterator();
            } catch (StepException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                throw name.threw(e);
            }
            for (Object result = next(results, name); result != null; result = next(results, name)) {
                next.accept(result, time, isBetween);
            }
        };
    }

    /** The next result, or null if there is no further one. */
    private static @Nullable Object next(Iterator<Object> results, StepName name) {
        Object result;
        try {
            if (!results.hasNext()) {
                return null;
            }
            result = results.next();
        } catch (RuntimeException | Error e) {
            throw name.threw(e);
        }
        return name.notNull(result);
    }

    private Step watermark(WatermarkNode<?> node, Step next) {
        EventTimeFn eventTimeFn = new EventTimeFn(node, new StepName("withWatermark", node));
        int stream = graph.streamNumber(node);
        boolean observes = !followsOperator;
        return (event, earlier, wasBetween) -> {
            Instant instant = eventTimeFn.of(event);
            if (instant == null) {
                next.accept(event, EventTimes.NONE, false);
                return;
            }
            long floorMillis = EventTimes.floorMillis(instant);
            if (observes) {
                out.stream(stream).add(floorMillis);
            }
            next.accept(event, floorMillis, EventTimes.isBetweenMillis(instant));
        };
    }

    /**
     * Refuses results that are earlier than their bound allows: by the timeout that led to them, whatever batch it fell into, and
     * by what the next operator takes. Deadlines in a checkpoint may be rounded up to a millisecond, so times that are compared are too.
     */
    private Step bound(WatermarkNode<?> node, Step next) {
        StepName name = new StepName("withResultTime", node);
        EventTimeFn eventTimeFn = new EventTimeFn(node, name);
        long boundMillis = EventTimes.ceilMillis(node.delay());
        int number = graph.bounds().indexOf(node);
        return (event, deadlineMillis, isBetween) -> {
            Instant instant = eventTimeFn.of(event);
            if (instant == null) {
                next.accept(event, EventTimes.NONE, false);
                return;
            }
            long timeMillis = EventTimes.floorMillis(instant);
            long time = EventTimes.ceilMillis(instant, timeMillis);
            long ofNext = out.earliestResult(number);
            long ofTimeout = EventTimes.behind(deadlineMillis, boundMillis);
            if (timeMillis < ofNext || time < ofTimeout) {
                throw name.tooEarly(timeMillis, Math.max(ofNext, ofTimeout), node.delay());
            }
            next.accept(event, timeMillis, time > timeMillis);
        };
    }

    /** The user's function that tells the time of an event. */
    private static final class EventTimeFn {

        private final Function<Object, @Nullable Instant> function;
        private final StepName name;

        @SuppressWarnings("unchecked") // the plan's types are erased, see above
        EventTimeFn(WatermarkNode<?> node, StepName name) {
            function = (Function<Object, @Nullable Instant>) node.eventTimeFn();
            this.name = name;
        }

        /** Null if the event has no time. */
        @Nullable
        Instant of(Object event) {
            try {
                return function.apply(event);
            } catch (RuntimeException | Error e) {
                throw name.threw(e);
            }
        }
    }
}
