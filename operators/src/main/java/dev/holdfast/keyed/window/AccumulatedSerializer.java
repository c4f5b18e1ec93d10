package dev.holdfast.keyed.window;

import dev.holdfast.operator.Accumulator;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * What is accumulated in a window, as a record of one field that has the name of the aggregate. A record of one field has the bytes of the field; but as a record it can
 * get more fields, by name.
 *
 * @param <C> the type of what is accumulated
 */
final class AccumulatedSerializer<C> implements StateSerializer<C> {

    private static final String NAME = "Aggregates";

    private final StateSerializer<C> field;
    private final Schema schema;

    AccumulatedSerializer(Accumulator<?, C, ?> accumulator) {
        field = accumulator.serializer();
        schema = Schema.record(
                Schema.FORMAT,
                NAME,
                1,
                Schema.field(accumulator.name(), field.schema().type()));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(C value, StateOutput out) {
        field.write(value, out);
    }

    @Override
    public C read(StateInput in) {
        return field.read(in);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(field);
    }
}
