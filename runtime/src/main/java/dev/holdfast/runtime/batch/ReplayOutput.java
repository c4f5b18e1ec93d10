package dev.holdfast.runtime.batch;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Lets through what leads to one key of one operator, and keeps what comes out behind it. */
final class ReplayOutput extends TaskOutput {

    private final QueryGraph graph;
    private final int target;
    private final BitSet needed;
    private final byte[] key;
    private final StateOutput keyBytes = new StateOutput();
    private final SortedMap<String, List<byte[]>> rows = new TreeMap<>();
    private final SortedSet<String> operatorsBehind = new TreeSet<>();

    /**
     * Of one batch.
     *
     * @param needed the numbers of the operators whose results lead to the target
     * @param key the bytes of the key
     */
    ReplayOutput(QueryGraph graph, int target, BitSet needed, byte[] key) {
        super(graph);
        this.graph = graph;
        this.target = target;
        this.needed = needed;
        this.key = key.clone();
    }

    @Override
    void toOperator(int operator, int input, Object event, long eventTimeMillis, boolean isBetween) {
        if (operator == target ? isOfKey(input, event) : needed.get(operator)) {
            super.toOperator(operator, input, event, eventTimeMillis, isBetween);
        } else if (operator > target) {
            operatorsBehind.add(graph.operators().get(operator).operator().id());
        }
    }

    /** An event without a usable key is not one of this key. */
    @SuppressWarnings("unchecked") // the compiler saw to it that the key is of the serializer's type
    private boolean isOfKey(int input, Object event) {
        StatefulNode<?, ?> node = graph.operators().get(target);
        Function<Object, Object> keyFn =
                (Function<Object, Object>) node.keyedInputs().get(input).keyFn();
        KeyedOperator<Object, ?, ?> operator = (KeyedOperator<Object, ?, ?>) graph.keyed(target);
        keyBytes.clear();
        try {
            EventKeys.append(EventKeys.of(event, keyFn, operator), operator.keySerializer(), keyBytes);
        } catch (RuntimeException e) {
            return false;
        }
        return Arrays.equals(keyBytes.array(), 0, keyBytes.size(), key, 0, key.length);
    }

    /** Forgets what came out so far: it is of what runs before the target. */
    void forget() {
        graph.sinks().forEach(sink -> new SinkRows(sink).takeFrom(sink(graph.sinkNumber(sink))));
        operatorsBehind.clear();
    }

    /** Keeps what came out since this was last called as what one result led to. */
    void endResult() {
        graph.sinks().forEach(sink -> {
            SinkRows own = sink(graph.sinkNumber(sink));
            if (own.count() > 0) {
                List<byte[]> ofSink = rows.computeIfAbsent(sink.id(), id -> new ArrayList<>());
                if (own.bytes().size() > 0) {
                    ofSink.add(own.bytes().toByteArray());
                }
                new SinkRows(sink).takeFrom(own);
            }
        });
    }

    /** By the id of a sink: the encoded rows that results led to, together where one result led to several; empty if the sink takes objects only. */
    SortedMap<String, List<byte[]>> rows() {
        return rows;
    }

    /** The ids of the operators that results have reached. */
    SortedSet<String> operatorsBehind() {
        return operatorsBehind;
    }
}
