package dev.holdfast.aggregate;

import dev.holdfast.serial.StateSerializer;

/** Counts events. */
final class Count<T> implements Accumulator<T, LongCell, Long> {

    @Override
    public String name() {
        return "count";
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
        accumulated.value++;
        return accumulated;
    }

    @Override
    public LongCell merge(LongCell first, LongCell second) {
        first.value += second.value;
        return first;
    }

    @Override
    public Long result(LongCell accumulated) {
        return accumulated.value;
    }
}
