package dev.holdfast.keyed.order;

import dev.holdfast.keyed.TimedEvent;
import dev.holdfast.keyed.TimedEventSerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/**
 * A record with a list of records, so that the type of the events may change as any record in a list may.
 *
 * <pre>
 * NextEvents(int otherRows, long othersFromMillis, list&lt;TimedEvent(long timeMillis, … event)&gt; events)
 * </pre>
 *
 * @param <T> the type of the events
 */
final class NextEventsSerializer<T> implements StateSerializer<NextEvents<T>> {

    private final StateSerializer<TimedEvent<T>> events;
    private final Schema schema;

    NextEventsSerializer(StateSerializer<T> events) {
        this.events = new TimedEventSerializer<>(events);
        schema = Schema.record(
                Schema.FORMAT,
                "NextEvents",
                1,
                Schema.field("otherRows", SchemaType.INT),
                Schema.field("othersFromMillis", SchemaType.LONG),
                Schema.field("events", SchemaType.list(this.events.schema().type())));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(NextEvents<T> value, StateOutput out) {
        out.writeVarInt(value.otherRows());
        out.writeVarLong(value.othersFromMillis());
        out.writeCount(value.events().size());
        for (TimedEvent<T> event : value.events()) {
            events.write(event, out);
        }
    }

    @Override
    public NextEvents<T> read(StateInput in) {
        int otherRows = in.readVarInt();
        long othersFromMillis = in.readVarLong();
        int count = in.readCount();
        List<TimedEvent<T>> read = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            read.add(events.read(in));
        }
        return new NextEvents<>(read, otherRows, othersFromMillis);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(events);
    }
}
