package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/** The first values of a field, and how many more there were. */
final class Collect<T, V> implements Accumulator<T, Collect.Values<V>, Collected<V>> {

    private final Field<T, V> field;
    private final int atMost;
    private final StateSerializer<V> values;
    private final StateSerializer<Values<V>> serializer;

    Collect(Field<T, V> field, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException(
                    "collect(" + field.name() + ", " + atMost + "): collect at least one value.");
        }
        this.field = field;
        this.atMost = atMost;
        values = Kept.values("collect", field);
        serializer = new AccumulatedSerializer<>(
                Schema.of(SchemaType.nullable(SchemaType.record(
                        "Collected",
                        Schema.field("values", SchemaType.list(values.schema().type())),
                        Schema.field("omitted", SchemaType.LONG)))),
                this::write,
                this::read,
                List.of(values));
    }

    /** What is accumulated. */
    static final class Values<V> {

        private List<V> list = new ArrayList<>();
        private long omitted;
    }

    @Override
    public String name() {
        return "collect_" + field.name();
    }

    @Override
    public StateSerializer<Values<V>> serializer() {
        return serializer;
    }

    @Override
    public Values<V> start() {
        return new Values<>();
    }

    @Override
    public Values<V> add(Values<V> accumulated, T event) {
        return addValue(accumulated, field.apply(event));
    }

    @Override
    public Values<V> merge(Values<V> first, Values<V> second) {
        second.list.forEach(value -> addValue(first, value));
        first.omitted += second.omitted;
        return first;
    }

    private Values<V> addValue(Values<V> accumulated, V value) {
        if (accumulated.list.size() < atMost) {
            accumulated.list.add(value);
        } else {
            accumulated.omitted++;
        }
        return accumulated;
    }

    @Override
    public Collected<V> result(Values<V> accumulated) {
        return new Collected<>(accumulated.list, accumulated.omitted);
    }

    private void write(Values<V> accumulated, StateOutput out) {
        out.writeBoolean(!accumulated.list.isEmpty());
        if (!accumulated.list.isEmpty()) {
            AccumulatedSerializer.writeAll(accumulated.list, values, out);
            out.writeVarLong(accumulated.omitted);
        }
    }

    private Values<V> read(StateInput in) {
        Values<V> accumulated = new Values<>();
        if (in.readBoolean()) {
            accumulated.list = AccumulatedSerializer.readAll(in, values, new ArrayList<>());
            accumulated.omitted = in.readVarLong();
        }
        return accumulated;
    }
}
