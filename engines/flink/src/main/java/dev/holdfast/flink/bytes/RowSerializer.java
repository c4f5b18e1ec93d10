package dev.holdfast.flink.bytes;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rows: deadline, number of the schema, and value. Flink knows nothing of what is in them, so it never migrates them; they are read as they were written, each by its schema. */
public final class RowSerializer extends ImmutableSerializer<byte[]> {

    /** The only one. */
    public static final RowSerializer INSTANCE = new RowSerializer();

    private static final byte[] EMPTY = new byte[0];

    private RowSerializer() {}

    @Override
    public byte[] createInstance() {
        return EMPTY;
    }

    @Override
    public void serialize(byte[] row, DataOutputView target) throws IOException {
        ByteRuns.write(row, row.length, target);
    }

    @Override
    public byte[] deserialize(DataInputView source) throws IOException {
        return ByteRuns.read(source);
    }

    @Override
    public TypeSerializerSnapshot<byte[]> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint which serializer this is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<byte[]> {

        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
