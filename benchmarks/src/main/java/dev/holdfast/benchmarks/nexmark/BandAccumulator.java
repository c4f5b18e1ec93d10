package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.aggregate.Accumulator;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** An aggregate computed four times: of all bids, and of those in each of three bands of prices. The list has the four. */
final class BandAccumulator<C, A> implements Accumulator<Bid, List<C>, ByBand<A>> {

    private static final int PARTS = 4;

    private final Accumulator<Bid, C, A> each;
    private final StateSerializer<List<C>> serializer;

    private BandAccumulator(Accumulator<Bid, C, A> each) {
        this.each = each;
        serializer = new Parts<>(
                each.serializer(),
                Schema.of(SchemaType.list(each.serializer().schema().type())));
    }

    static <A> Aggregate<Bid, ByBand<A>> byBand(Aggregate<Bid, A> each) {
        return of(each.accumulator());
    }

    private static <C, A> Aggregate<Bid, ByBand<A>> of(Accumulator<Bid, C, A> each) {
        return Aggregate.of(new BandAccumulator<>(each));
    }

    private static int band(long price) {
        if (price < 10_000) {
            return 1;
        }
        return price < 1_000_000 ? 2 : 3;
    }

    @Override
    public String name() {
        return each.name() + "_by_band";
    }

    @Override
    public StateSerializer<List<C>> serializer() {
        return serializer;
    }

    @Override
    public List<C> start() {
        List<C> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            parts.add(each.start());
        }
        return parts;
    }

    @Override
    public List<C> add(List<C> parts, Bid bid) {
        int band = band(bid.price());
        parts.set(0, each.add(parts.get(0), bid));
        parts.set(band, each.add(parts.get(band), bid));
        return parts;
    }

    @Override
    public List<C> merge(List<C> first, List<C> second) {
        for (int i = 0; i < PARTS; i++) {
            first.set(i, each.merge(first.get(i), second.get(i)));
        }
        return first;
    }

    @Override
    public ByBand<A> result(List<C> parts) {
        List<A> results = IntStream.range(0, PARTS)
                .mapToObj(part -> Objects.requireNonNull(each.result(parts.get(part))))
                .toList();
        return new ByBand<>(results.get(0), results.get(1), results.get(2), results.get(3));
    }

    /** The bytes of the four. */
    private record Parts<C>(StateSerializer<C> each, Schema schema) implements StateSerializer<List<C>> {

        @Override
        public void write(List<C> parts, StateOutput out) {
            out.writeCount(parts.size());
            parts.forEach(part -> each.write(part, out));
        }

        @Override
        public List<C> read(StateInput in) {
            List<C> parts = new ArrayList<>();
            for (int left = in.readCount(); left > 0; left--) {
                parts.add(each.read(in));
            }
            return parts;
        }

        @Override
        public List<StateSerializer<?>> nested() {
            return List.of(each);
        }
    }
}
