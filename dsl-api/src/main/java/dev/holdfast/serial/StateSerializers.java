package dev.holdfast.serial;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Serializers of states that are a single value. */
public final class StateSerializers {

    private StateSerializers() {}

    public static StateSerializer<Boolean> bool() {
        return new Scalar<>(SchemaType.BOOLEAN, StateOutput::writeBoolean, StateInput::readBoolean);
    }

    public static StateSerializer<Byte> int8() {
        return new Scalar<>(SchemaType.BYTE, (out, value) -> out.writeByte(value), StateInput::readByte);
    }

    public static StateSerializer<Short> int16() {
        return new Scalar<>(SchemaType.SHORT, StateOutput::writeShort, StateInput::readShort);
    }

    public static StateSerializer<Character> character() {
        return new Scalar<>(SchemaType.CHAR, StateOutput::writeChar, StateInput::readChar);
    }

    public static StateSerializer<Integer> int32() {
        return new Scalar<>(SchemaType.INT, StateOutput::writeVarInt, StateInput::readVarInt);
    }

    public static StateSerializer<Long> int64() {
        return new Scalar<>(SchemaType.LONG, StateOutput::writeVarLong, StateInput::readVarLong);
    }

    public static StateSerializer<Float> float32() {
        return new Scalar<>(SchemaType.FLOAT, StateOutput::writeFloat, StateInput::readFloat);
    }

    public static StateSerializer<Double> float64() {
        return new Scalar<>(SchemaType.DOUBLE, StateOutput::writeDouble, StateInput::readDouble);
    }

    public static StateSerializer<String> string() {
        return new Scalar<>(SchemaType.STRING, StateOutput::writeString, StateInput::readString);
    }

    public static StateSerializer<Instant> instant() {
        return new Scalar<>(SchemaType.INSTANT, StateOutput::writeInstant, StateInput::readInstant);
    }

    public static StateSerializer<Duration> duration() {
        return new Scalar<>(SchemaType.DURATION, StateOutput::writeDuration, StateInput::readDuration);
    }

    /** An enum, by the name of its constant. */
    public static <E extends Enum<E>> StateSerializer<E> enumeration(Class<E> type) {
        return new Scalar<>(EnumTypes.schemaType(type), StateOutput::writeEnum, in -> in.readEnum(type));
    }

    private record Scalar<S>(Schema schema, BiConsumer<StateOutput, S> writeFn, Function<StateInput, S> readFn)
            implements StateSerializer<S> {

        Scalar(SchemaType type, BiConsumer<StateOutput, S> writeFn, Function<StateInput, S> readFn) {
            this(Schema.of(type), writeFn, readFn);
        }

        @Override
        public void write(S value, StateOutput out) {
            writeFn.accept(out, value);
        }

        @Override
        public S read(StateInput in) {
            return readFn.apply(in);
        }
    }
}
