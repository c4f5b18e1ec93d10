package dev.holdfast.keyed;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * The time, then the event.
 *
 * @param <T> the type of the event
 */
public final class TimedEventSerializer<T> implements StateSerializer<TimedEvent<T>> {

    private final StateSerializer<T> events;
    private final Schema schema;

    /** Of events with these bytes. */
    public TimedEventSerializer(StateSerializer<T> events) {
        this.events = events;
        schema = Schema.record(
                Schema.FORMAT,
                "TimedEvent",
                1,
                Schema.field("timeMillis", SchemaType.LONG),
                Schema.field("event", events.schema().type()));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(TimedEvent<T> value, StateOutput out) {
        out.writeVarLong(value.timeMillis());
        events.write(value.event(), out);
    }

    @Override
    public TimedEvent<T> read(StateInput in) {
        long time = in.readVarLong();
        return new TimedEvent<>(time, events.read(in));
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(events);
    }
}
