package shop;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.Optional;

/** Aggregate {@link Weighted}, to stand beside others. */
@Generated("shop.Weighted")
final class WeightedAggregate {

    private WeightedAggregate() {}

    /** The aggregate; its name in checkpoints is {@code weighted_mean}. */
    static Aggregate<Integer, Optional<Double>> of(Weighted aggregate) {
        return Aggregate.ofMethods(
                "weighted_mean",
                new AccumulatedSerializer(),
                Weighted::start,
                aggregate::add,
                Weighted::merge,
                aggregate::result);
    }

    /**
     * Serializer of the state of {@link Weighted#add}.
     *
     * <pre>
     * first   eight bytes
     * second  varlong
     * </pre>
     */
    private static final class AccumulatedSerializer implements StateSerializer<Weighted.Pair<Double, Long>> {
        private static final int FORMAT = 1;

        private static final Schema SCHEMA = Schema.record(
                FORMAT,
                "shop.Weighted$Pair",
                1,
                Schema.field("first", SchemaType.DOUBLE),
                Schema.field("second", SchemaType.LONG));

        AccumulatedSerializer() {}

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Weighted.Pair<Double, Long> value, StateOutput out) {
            writeWeightedPair(value, out);
        }

        @Override
        public Weighted.Pair<Double, Long> read(StateInput in) {
            return readWeightedPair(in);
        }

        @Override
        public boolean hasVersions() {
            return false;
        }

        private static void writeWeightedPair(Weighted.Pair<Double, Long> value, StateOutput out) {
            out.writeDouble(value.first());
            out.writeVarLong(value.second());
        }

        private static Weighted.Pair<Double, Long> readWeightedPair(StateInput in) {
            Double first = in.readDouble();
            Long second = in.readVarLong();
            return new Weighted.Pair<>(first, second);
        }
    }
}
