package dev.holdfast.flink.bytes;

import dev.holdfast.keyed.turns.Bytes;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keys and sub-keys. */
public final class BytesSerializer extends ImmutableSerializer<Bytes> {

    /** The only one. */
    public static final BytesSerializer INSTANCE = new BytesSerializer();

    private BytesSerializer() {}

    @Override
    public Bytes createInstance() {
        return Bytes.NONE;
    }

    @Override
    public void serialize(Bytes value, DataOutputView target) throws IOException {
        ByteRuns.write(value.array(), value.array().length, target);
    }

    @Override
    public Bytes deserialize(DataInputView source) throws IOException {
        return Bytes.of(ByteRuns.read(source));
    }

    @Override
    public TypeSerializerSnapshot<Bytes> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint which serializer this is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Bytes> {

        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
