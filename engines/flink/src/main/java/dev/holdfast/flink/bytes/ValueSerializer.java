package dev.holdfast.flink.bytes;

import dev.holdfast.evolution.StatePlan;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * Values of a state or event record by a serializer of ours, which is known by its class. It may read what an older version of the record has written, and then writes in the newer one.
 *
 * <p>A record is not changed by whoever has it, but may hold a collection that is: so a copy is made by writing and reading.
 *
 * @param <T> the type of the values
 */
public final class ValueSerializer<T> extends TypeSerializer<T> {

    private final Class<? extends StateSerializer<T>> serializerType;
    private final transient StateSerializer<T> serializer;
    private final transient @Nullable StatePlan older;
    private final transient StateOutput out = new StateOutput();

    /** @param serializerType has a public constructor without parameters */
    public ValueSerializer(Class<? extends StateSerializer<T>> serializerType) {
        this(serializerType, null);
    }

    /** @param older leads from the values that are read to those of today; null if these are read */
    ValueSerializer(Class<? extends StateSerializer<T>> serializerType, @Nullable StatePlan older) {
        this.serializerType = serializerType;
        serializer = InstantiationUtil.instantiate(serializerType);
        this.older = older;
    }

    /** Flink sends serializers to its workers by Java's serialization, and what writes values is no part of that. */
    private Object readResolve() {
        return new ValueSerializer<>(serializerType);
    }

    StateSerializer<T> serializer() {
        return serializer;
    }

    Class<? extends StateSerializer<T>> serializerType() {
        return serializerType;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new ValueSerializer<>(serializerType, older);
    }

    @Override
    public @Nullable T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        out.clear();
        serializer.write(from, out);
        return serializer.read(new StateInput(out.toByteArray()));
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        out.clear();
        serializer.write(value, out);
        ByteRuns.write(out.array(), out.size(), target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        StateInput in = new StateInput(ByteRuns.read(source));
        T value = older == null || older.keepsBytes() ? serializer.read(in) : readOlder(older, in);
        in.expectEnd();
        return value;
    }

    private T readOlder(StatePlan plan, StateInput in) {
        StateOutput now = new StateOutput();
        plan.run(in, now);
        return serializer.read(new StateInput(now.toByteArray()));
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        byte[] bytes = ByteRuns.read(source);
        ByteRuns.write(bytes, bytes.length, target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueSerializer<?> that && serializerType == that.serializerType;
    }

    @Override
    public int hashCode() {
        return serializerType.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new ValueSnapshot<>(serializerType);
    }
}
