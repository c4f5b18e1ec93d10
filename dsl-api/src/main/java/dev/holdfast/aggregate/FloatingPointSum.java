package dev.holdfast.aggregate;

import dev.holdfast.field.FloatingPointField;
import dev.holdfast.serial.StateSerializer;

/** Adds up numbers that are not whole, in the order in which their events came. */
final class FloatingPointSum<T> implements Accumulator<T, DoubleCell, Double> {

    private final FloatingPointField<? super T> field;

    FloatingPointSum(FloatingPointField<? super T> field) {
        this.field = field;
    }

    @Override
    public String name() {
        return "sum_" + field.name();
    }

    @Override
    public StateSerializer<DoubleCell> serializer() {
        return AccumulatedSerializer.DOUBLE;
    }

    @Override
    public String emptyText() {
        return "0.0";
    }

    @Override
    public DoubleCell start() {
        return new DoubleCell(0);
    }

    @Override
    public DoubleCell add(DoubleCell accumulated, T event) {
        accumulated.value += field.asDouble(event);
        return accumulated;
    }

    @Override
    public DoubleCell merge(DoubleCell first, DoubleCell second) {
        first.value += second.value;
        return first;
    }

    @Override
    public Double result(DoubleCell accumulated) {
        return accumulated.value;
    }
}
