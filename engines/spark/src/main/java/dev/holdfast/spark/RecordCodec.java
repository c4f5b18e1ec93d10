package dev.holdfast.spark;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.encoders.Codec;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction0;

/** A record and its bytes, by a serializer that is known by its class. */
final class RecordCodec<T> implements Codec<T, byte[]> {

    private final Class<? extends StateSerializer<T>> type;
    private transient @Nullable StateSerializer<T> serializer;

    RecordCodec(Class<? extends StateSerializer<T>> type) {
        this.type = type;
        serializer();
    }

    /** Makes a codec for each place that needs one. */
    static final class Maker<T> extends AbstractFunction0<Codec<? super T, byte[]>> implements Serializable {

        private final RecordCodec<T> first;

        Maker(RecordCodec<T> first) {
            this.first = first;
        }

        @Override
        public Codec<? super T, byte[]> apply() {
            return new RecordCodec<>(first.type);
        }
    }

    private StateSerializer<T> serializer() {
        StateSerializer<T> known = serializer;
        if (known == null) {
            try {
                known = type.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        type.getName() + " cannot be made: a serializer has a public constructor without parameters",
                        e);
            }
            serializer = known;
        }
        return known;
    }

    @Override
    public byte @Nullable [] encode(@Nullable T value) {
        if (value == null) {
            return null;
        }
        StateOutput target = new StateOutput();
        serializer().write(value, target);
        return target.toByteArray();
    }

    @Override
    public @Nullable T decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        StateInput in = new StateInput(bytes);
        T value = serializer().read(in);
        in.expectEnd();
        return value;
    }
}
