package dev.holdfast.keyed;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a key that wait and have the same time, by arrival, as a record, so that others than their list may be added and their type may change as any in a list may.
 *
 * <pre>
 * LookupRow(list&lt;… event&gt; events)
 * </pre>
 *
 * @param <T> the type of the events
 */
final class EventListSerializer<T> implements StateSerializer<List<T>> {

    private final StateSerializer<T> events;
    private final Schema schema;

    /**
     * Of events with these bytes.
     *
     * @param name what the record is called
     */
    EventListSerializer(String name, StateSerializer<T> events) {
        this.events = events;
        SchemaType list = SchemaType.list(events.schema().type());
        schema = Schema.record(events.schema().format(), name, 1, Schema.field("events", list));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(List<T> value, StateOutput out) {
        out.writeCount(value.size());
        for (T event : value) {
            events.write(event, out);
        }
    }

    @Override
    public List<T> read(StateInput in) {
        int count = in.readCount();
        List<T> read = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            read.add(events.read(in));
        }
        return read;
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(events);
    }
}
