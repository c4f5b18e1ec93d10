package dev.holdfast.aggregate;

import dev.holdfast.field.NumberField;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mean of a number: a sum, added up in the order in which the events came, and a count. */
final class Average<T> implements Accumulator<T, Average.Mean, Double> {

    private static final StateSerializer<Mean> SERIALIZER = new AccumulatedSerializer<>(
            Schema.of(SchemaType.nullable(SchemaType.record(
                    "Average", Schema.field("sum", SchemaType.DOUBLE), Schema.field("count", SchemaType.LONG)))),
            Average::write,
            Average::read,
            List.of());

    private final NumberField<? super T> field;

    Average(NumberField<? super T> field) {
        this.field = field;
    }

    /** What is accumulated. */
    static final class Mean {

        private double sum;
        private long count;
    }

    @Override
    public String name() {
        return "average_" + field.name();
    }

    @Override
    public StateSerializer<Mean> serializer() {
        return SERIALIZER;
    }

    @Override
    public Mean start() {
        return new Mean();
    }

    @Override
    public Mean add(Mean accumulated, T event) {
        accumulated.sum += field.asDouble(event);
        accumulated.count++;
        return accumulated;
    }

    @Override
    public Mean merge(Mean first, Mean second) {
        first.sum += second.sum;
        first.count += second.count;
        return first;
    }

    @Override
    public @Nullable Double result(Mean accumulated) {
        return accumulated.count == 0 ? null : accumulated.sum / accumulated.count;
    }

    private static void write(Mean mean, StateOutput out) {
        out.writeBoolean(mean.count > 0);
        if (mean.count > 0) {
            out.writeDouble(mean.sum);
            out.writeVarLong(mean.count);
        }
    }

    private static Mean read(StateInput in) {
        Mean mean = new Mean();
        if (in.readBoolean()) {
            mean.sum = in.readDouble();
            mean.count = in.readVarLong();
        }
        return mean;
    }
}
