package dev.holdfast.keyed.rows;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The bytes of an operator record, as docs/state-format.md lays them down. */
public final class OperatorRecordFormat {

    /** The last format in which an operator has a single state, and the record says nothing of its kind. */
    private static final int LAST_WITH_SINGLE_STATE = 3;

    private OperatorRecordFormat() {}

    /** Writes a record. */
    public static void write(OperatorRecord operator, StateOutput out) {
        out.writeString(operator.id());
        out.writeString(operator.keySchema());
        out.writeString(operator.keyFingerprint());
        out.writeString(operator.timeoutMode());
        out.writeCount(operator.states().size());
        operator.states().forEach(state -> writeState(state, out));
    }

    /**
     * Reads a record.
     *
     * @param format of the file
     * @throws CorruptStateException if the bytes are none of one
     */
    public static OperatorRecord read(StateInput in, int format) {
        try {
            return format <= LAST_WITH_SINGLE_STATE ? readSingleState(in) : readStates(in);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a record that {@link #write} of this version or a later one of the same format wrote.
     *
     * @throws CorruptStateException if the bytes are none of one
     */
    public static OperatorRecord read(StateInput in) {
        return read(in, LAST_WITH_SINGLE_STATE + 1);
    }

    private static OperatorRecord readStates(StateInput in) {
        return new OperatorRecord(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                list(in, OperatorRecordFormat::readState));
    }

    private static OperatorRecord readSingleState(StateInput in) {
        String id = in.readString();
        String keySchema = in.readString();
        String keyFingerprint = in.readString();
        List<WrittenSchema> schemas = list(in, OperatorRecordFormat::readSchema);
        int current = in.readVarInt();
        String timeoutMode = in.readString();
        String deadlines = timeoutMode.equals("NONE") ? "" : "calls";
        WrittenState state = new WrittenState("", "group state", "", deadlines, schemas, current, in.readVarLong());
        return new OperatorRecord(id, keySchema, keyFingerprint, timeoutMode, List.of(state));
    }

    private static void writeState(WrittenState state, StateOutput out) {
        out.writeString(state.name());
        out.writeString(state.kind());
        out.writeString(state.subKeySchema());
        out.writeString(state.deadlines());
        out.writeCount(state.schemas().size());
        state.schemas().forEach(schema -> writeSchema(schema, out));
        out.writeVarInt(state.currentSchemaId());
        out.writeVarLong(state.numRows());
    }

    private static WrittenState readState(StateInput in) {
        return new WrittenState(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                list(in, OperatorRecordFormat::readSchema),
                in.readVarInt(),
                in.readVarLong());
    }

    private static void writeSchema(WrittenSchema schema, StateOutput out) {
        out.writeVarInt(schema.id());
        out.writeString(schema.text());
        out.writeString(schema.fingerprint());
        out.writeVarInt(schema.version());
        out.writeBoolean(schema.hasMigrations());
    }

    private static WrittenSchema readSchema(StateInput in) {
        return new WrittenSchema(in.readVarInt(), in.readString(), in.readString(), in.readVarInt(), in.readBoolean());
    }

    private static <T> List<T> list(StateInput in, Function<StateInput, T> readFn) {
        int count = in.readCount();
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(readFn.apply(in));
        }
        return elements;
    }
}
