package dev.holdfast.runtime.checkpoint;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.List;

/** The bytes of an operator record, as docs/state-format.md lays them down. */
final class OperatorRecordFormat {

    private OperatorRecordFormat() {}

    static void write(OperatorRecord operator, StateOutput out) {
        out.writeString(operator.id());
        out.writeString(operator.keySchema());
        out.writeString(operator.keyFingerprint());
        out.writeCount(operator.stateSchemas().size());
        for (WrittenSchema schema : operator.stateSchemas()) {
            out.writeVarInt(schema.id());
            writeSchema(schema, out);
            out.writeBoolean(schema.hasMigrations());
        }
        out.writeVarInt(operator.currentSchemaId());
        out.writeString(operator.timeoutMode());
        out.writeVarLong(operator.numRows());
    }

    /** @param format of the file: an operator of format 1 has a single schema, with id 0 */
    static OperatorRecord read(StateInput in, int format) {
        String id = in.readString();
        String keySchema = in.readString();
        String keyFingerprint = in.readString();
        List<WrittenSchema> schemas = format == 1 ? List.of(readSchema(0, in, false)) : readSchemas(in);
        int current = format == 1 ? 0 : in.readVarInt();
        String timeoutMode = in.readString();
        long numRows = in.readVarLong();
        try {
            return new OperatorRecord(id, keySchema, keyFingerprint, schemas, current, timeoutMode, numRows);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException(String.valueOf(e.getMessage()));
        }
    }

    private static void writeSchema(WrittenSchema schema, StateOutput out) {
        out.writeString(schema.text());
        out.writeString(schema.fingerprint());
        out.writeVarInt(schema.version());
    }

    private static List<WrittenSchema> readSchemas(StateInput in) {
        int count = in.readCount();
        List<WrittenSchema> schemas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            schemas.add(readSchema(in.readVarInt(), in, true));
        }
        return schemas;
    }

    private static WrittenSchema readSchema(int id, StateInput in, boolean saysMigrations) {
        String text = in.readString();
        String fingerprint = in.readString();
        int version = in.readVarInt();
        return new WrittenSchema(id, text, fingerprint, version, saysMigrations && in.readBoolean());
    }
}
