package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/** Panes as a list of records: start and end in milliseconds since 1970, the end as the number of milliseconds behind the start, and what is accumulated. */
final class PanesSerializer implements StateSerializer<Panes> {

    private final StateSerializer<Accumulated> aggregates;
    private final Schema schema;

    PanesSerializer(StateSerializer<Accumulated> aggregates) {
        this.aggregates = aggregates;
        schema = Schema.of(SchemaType.list(SchemaType.record(
                "Pane",
                Schema.field("startMillis", SchemaType.LONG),
                Schema.field("millis", SchemaType.LONG),
                Schema.field("aggregates", aggregates.schema().type()))));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Panes panes, StateOutput out) {
        out.writeCount(panes.size());
        for (int i = 0; i < panes.size(); i++) {
            out.writeVarLong(panes.startMillis(i));
            out.writeVarLong(panes.lastMillis(i) - panes.startMillis(i) + 1);
            aggregates.write(panes.accumulated(i), out);
        }
    }

    @Override
    public Panes read(StateInput in) {
        Panes panes = new Panes();
        for (int left = in.readCount(); left > 0; left--) {
            long start = in.readVarLong();
            long last = start + in.readVarLong() - 1;
            panes.insert(panes.size(), start, last, aggregates.read(in));
        }
        return panes;
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(aggregates);
    }
}
