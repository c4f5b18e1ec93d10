package dev.holdfast.flink.bytes;

import dev.holdfast.keyed.turns.Bytes;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The places that timers are for. */
public final class RowPlaceSerializer extends ImmutableSerializer<RowPlace> {

    /** The only one. */
    public static final RowPlaceSerializer INSTANCE = new RowPlaceSerializer();

    private RowPlaceSerializer() {}

    @Override
    public RowPlace createInstance() {
        return new RowPlace("", Bytes.NONE);
    }

    @Override
    public void serialize(RowPlace place, DataOutputView target) throws IOException {
        target.writeUTF(place.state());
        BytesSerializer.INSTANCE.serialize(place.subKey(), target);
    }

    @Override
    public RowPlace deserialize(DataInputView source) throws IOException {
        return new RowPlace(source.readUTF(), BytesSerializer.INSTANCE.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<RowPlace> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint which serializer this is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowPlace> {

        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
