package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.EventTimeFlatMapFunction;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;

/** Operators of {@link Emitting}: a factory for each update function. */
@Generated("shop.Emitting")
final class EmittingOperators {

    private EmittingOperators() {}

    /** {@link Emitting}: a function from state to state, in event time. */
    static EventTimeFlatMapFunction<Long, Integer, Emitting.Pair<Long, Instant>, String> operator() {
        return EventTimeFlatMapFunction.<Long, Integer, Emitting.Pair<Long, Instant>, String>of(
                "Emitting",
                KeySerializers.int64(),
                new StateOfFunctionSerializer(),
                (key, event, at, sum, out) -> Emitting.on(event, at, sum, out))
                .expireAt(Emitting::expiry)
                .onExpire((key, sum, out) -> Emitting.close(key, sum).forEach(out::emit));
    }

    /**
     * Serializer of the state of {@link Emitting#on}.
     *
     * <pre>
     * first   varlong
     * second  instant
     * </pre>
     */
    private static final class StateOfFunctionSerializer implements StateSerializer<Emitting.Pair<Long, Instant>> {
        private static final int FORMAT = 1;

        private static final Schema SCHEMA = Schema.record(
                FORMAT,
                "shop.Emitting$Pair",
                1,
                Schema.field("first", SchemaType.LONG),
                Schema.field("second", SchemaType.INSTANT));

        StateOfFunctionSerializer() {}

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Emitting.Pair<Long, Instant> value, StateOutput out) {
            writeEmittingPair(value, out);
        }

        @Override
        public Emitting.Pair<Long, Instant> read(StateInput in) {
            return readEmittingPair(in);
        }

        @Override
        public boolean hasVersions() {
            return false;
        }

        private static void writeEmittingPair(Emitting.Pair<Long, Instant> value, StateOutput out) {
            out.writeVarLong(value.first());
            out.writeInstant(value.second());
        }

        private static Emitting.Pair<Long, Instant> readEmittingPair(StateInput in) {
            Long first = in.readVarLong();
            Instant second = in.readInstant();
            return new Emitting.Pair<>(first, second);
        }
    }
}
