package dev.holdfast.aggregate;

import dev.holdfast.field.IntegralField;
import dev.holdfast.serial.StateSerializer;

/** Adds up whole numbers, and fails when their sum leaves the range of a {@code long}. */
final class IntegralSum<T> implements Accumulator<T, LongCell, Long> {

    private final IntegralField<? super T> field;

    IntegralSum(IntegralField<? super T> field) {
        this.field = field;
    }

    @Override
    public String name() {
        return "sum_" + field.name();
    }

    @Override
    public StateSerializer<LongCell> serializer() {
        return AccumulatedSerializer.LONG;
    }

    @Override
    public String emptyText() {
        return "0";
    }

    @Override
    public boolean isInAnyOrder() {
        return true;
    }

    @Override
    public LongCell start() {
        return new LongCell(0);
    }

    @Override
    public LongCell add(LongCell accumulated, T event) {
        return plus(accumulated, field.asLong(event));
    }

    @Override
    public LongCell merge(LongCell first, LongCell second) {
        return plus(first, second.value);
    }

    private LongCell plus(LongCell accumulated, long value) {
        long sum = accumulated.value + value;
        if (((accumulated.value ^ sum) & (value ^ sum)) < 0) {
            throw new ArithmeticException("The sum of '" + field.name() + "' leaves the range of a long: "
                    + accumulated.value + " and " + value + ". Sum a double, or smaller windows.");
        }
        accumulated.value = sum;
        return accumulated;
    }

    @Override
    public Long result(LongCell accumulated) {
        return accumulated.value;
    }
}
