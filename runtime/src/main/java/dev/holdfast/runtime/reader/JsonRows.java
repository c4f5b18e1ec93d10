package dev.holdfast.runtime.reader;

import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.WrittenSchema;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns bytes of one state of an operator into JSON, by the schemas that a commit lists: see {@link JsonState}. */
public final class JsonRows {

    private final SchemaType keyType;
    private final @Nullable SchemaType subKeyType;
    private final Map<Integer, SchemaType> stateTypes = new HashMap<>();

    /** Rows of one of the operator's states. */
    public JsonRows(OperatorRecord operator, WrittenState state) {
        keyType = SchemaType.parse(operator.keySchema());
        subKeyType = state.subKeySchema().isEmpty() ? null : SchemaType.parse(state.subKeySchema());
        for (WrittenSchema schema : state.schemas()) {
            stateTypes.put(schema.id(), SchemaType.parse(schema.text()));
        }
    }

    /** A key, or a sub-key, as JSON. */
    public static <K> String key(KeySerializer<K> serializer, K key) {
        StateOutput out = new StateOutput();
        serializer.write(key, out);
        return json(SchemaType.parse(serializer.schema().toString()), new StateInput(out.toByteArray()));
    }

    /** A value as JSON. */
    public static <V> String value(StateSerializer<V> serializer, V value) {
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        JsonText text = new JsonText();
        JsonValues.write(SchemaType.parse(serializer.schema().toString()), new StateInput(out.toByteArray()), text);
        return text.toString();
    }

    /**
     * The bytes of a key.
     *
     * @param keyJson as {@link JsonEntry#key} shows it
     * @throws IllegalArgumentException if that is not a key of the type
     */
    public static byte[] keyBytes(KeySerializer<?> serializer, String keyJson) {
        return JsonKeyText.bytes(SchemaType.parse(serializer.schema().toString()), keyJson);
    }

    /** The bytes of a key of these rows: see {@link #keyBytes}. */
    byte[] bytes(String keyJson) {
        return JsonKeyText.bytes(keyType, keyJson);
    }

    /**
     * A row.
     *
     * @param address key and, behind it, sub-key
     * @param bytes deadline and value
     */
    public JsonEntry entry(int keyGroup, byte[] address, byte[] bytes) {
        StateInput in = new StateInput(address);
        String key = json(keyType, in);
        String subKey = subKeyType == null ? null : json(subKeyType, in);
        Row row = new Row();
        row.reset(bytes, 0, bytes.length);
        Instant timeout = row.deadlineMillis() == Row.NO_DEADLINE ? null : Instant.ofEpochMilli(row.deadlineMillis());
        return new JsonEntry(key, subKey, state(row), timeout, keyGroup, bytes.length);
    }

    private static String json(SchemaType type, StateInput in) {
        JsonText text = new JsonText();
        JsonKeys.write(type, in, text);
        return text.toString();
    }

    private String state(Row row) {
        JsonText state = new JsonText();
        if (!row.hasValue()) {
            return state.raw("null").toString();
        }
        SchemaType type = stateTypes.get(row.schemaId());
        if (type == null) {
            throw new CorruptStateException(
                    "a row has schema " + row.schemaId() + ", which its operator does not list");
        }
        JsonValues.write(type, row.value(), state);
        return state.toString();
    }
}
