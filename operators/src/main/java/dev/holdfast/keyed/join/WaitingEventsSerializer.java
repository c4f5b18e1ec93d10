package dev.holdfast.keyed.join;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * A row as a record with a list of records, so that the type of the events may change as any record in a list may.
 *
 * <pre>
 * JoinRow(list&lt;JoinEvent(long timeMillis, boolean matched, … event)&gt; events)
 * </pre>
 *
 * @param <E> the type of the events
 */
final class WaitingEventsSerializer<E> implements StateSerializer<WaitingEvents<E>> {

    private final StateSerializer<E> events;
    private final Schema schema;

    WaitingEventsSerializer(StateSerializer<E> events) {
        this.events = events;
        SchemaType event = SchemaType.record(
                "JoinEvent",
                Schema.field("timeMillis", SchemaType.LONG),
                Schema.field("matched", SchemaType.BOOLEAN),
                Schema.field("event", events.schema().type()));
        schema = Schema.record(events.schema().format(), "JoinRow", 1, Schema.field("events", SchemaType.list(event)));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(WaitingEvents<E> value, StateOutput out) {
        out.writeCount(value.size());
        for (int place = 0; place < value.size(); place++) {
            out.writeVarLong(value.timeMillis(place));
            out.writeBoolean(value.isMatched(place));
            events.write(value.event(place), out);
        }
    }

    @Override
    public WaitingEvents<E> read(StateInput in) {
        int count = in.readCount();
        WaitingEvents<E> read = new WaitingEvents<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            long timeMillis = in.readVarLong();
            boolean isMatched = in.readBoolean();
            read.add(timeMillis, isMatched, events.read(in));
        }
        return read;
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(events);
    }
}
