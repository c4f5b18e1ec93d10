package dev.holdfast.flink;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.keyed.turns.KeyTurns;
import dev.holdfast.keyed.turns.OneEvent;
import dev.holdfast.operator.InitialState;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.jspecify.annotations.Nullable;

/** The keys of a task that have a state before the first event, in the order of their bytes. */
record StartingKeys(Map<Bytes, Map.Entry<?, ?>> values) {

    /** Those of a task; null if the operator starts with nothing. */
    static @Nullable StartingKeys of(KeyedOperator<Object, ?, ?> operator, TaskInfo task) {
        StartingRows<Object, ?> rows = operator.startingRows();
        if (rows == null) {
            return null;
        }
        if (!(rows.values() instanceof InitialState.OfMap<Object, ?> map)) {
            throw new IllegalStateException("the settings refuse state from sources");
        }
        Map<Bytes, Map.Entry<?, ?>> own = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.states().entrySet()) {
            Bytes key = EventKeys.bytes(entry.getKey(), operator);
            int task0 = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    key, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
            if (task0 == task.getIndexOfThisSubtask()) {
                own.put(key, entry);
            }
        }
        return new StartingKeys(own);
    }

    /** Gives each of them a turn without events. */
    void start(KeyTurns<Object, Object, Object> turns, Consumer<Bytes> keyFn, OneEvent<Object> noEvent) {
        values.forEach((key, entry) -> {
            keyFn.accept(key);
            turns.start(entry.getKey(), key, entry.getValue());
            turns.events(entry.getKey(), key, noEvent);
        });
    }
}
