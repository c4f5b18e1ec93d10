package dev.holdfast.flink.bytes;

import dev.holdfast.evolution.MigrationSet;
import dev.holdfast.evolution.Resolution;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * Says in a savepoint by which serializer and schema values were written. Values of an older schema are read by the rules of state records, where the user's job keeps values in state of its own.
 *
 * @param <T> the type of the values
 */
public final class ValueSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private @Nullable Class<? extends StateSerializer<T>> serializerType;
    private String schema = "";

    /** For Flink, which then reads it. */
    public ValueSnapshot() {}

    ValueSnapshot(Class<? extends StateSerializer<T>> serializerType) {
        this.serializerType = serializerType;
        schema = current().schema().toString();
    }

    private StateSerializer<T> current() {
        return InstantiationUtil.instantiate(Objects.requireNonNull(serializerType, "the snapshot was not read"));
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(Objects.requireNonNull(serializerType).getName());
        out.writeUTF(schema);
    }

    @Override
    @SuppressWarnings("unchecked") // the class that was written
    public void readSnapshot(int version, DataInputView in, ClassLoader userCode) throws IOException {
        String name = in.readUTF();
        schema = in.readUTF();
        try {
            serializerType = (Class<? extends StateSerializer<T>>)
                    Class.forName(name, false, userCode).asSubclass(StateSerializer.class);
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    "Values were written by the serializer " + name + ", which the job no longer has: keep the class.",
                    e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        Resolution resolution = resolution();
        return new ValueSerializer<>(
                Objects.requireNonNull(serializerType), resolution.restores() ? resolution.plan() : null);
    }

    private Resolution resolution() {
        StateSerializer<T> now = current();
        return Resolution.of(SchemaType.parse(schema), now.schema().type(), MigrationSet.of(now));
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> before) {
        if (!(before instanceof ValueSnapshot<T> old)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        Schema now = current().schema();
        if (old.schema.equals(now.toString())) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return Resolution.of(SchemaType.parse(old.schema), now.type(), MigrationSet.of(current()))
                        .restores()
                ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
