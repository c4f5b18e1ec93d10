package dev.holdfast.runtime.reader;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.StateInput;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys as JSON, by their schema. Their bytes are others than those of states. */
final class JsonKeys {

    private static final Map<SchemaType, KeySerializer<?>> SERIALIZERS = List.of(
                    KeySerializers.int8(),
                    KeySerializers.int16(),
                    KeySerializers.int32(),
                    KeySerializers.int64(),
                    KeySerializers.string(),
                    KeySerializers.uuid(),
                    KeySerializers.localDate(),
                    KeySerializers.instant())
            .stream()
            .collect(Collectors.toMap(serializer -> serializer.schema().type(), Function.identity()));

    private JsonKeys() {}

    static void write(SchemaType type, StateInput in, JsonText out) {
        if (type instanceof RecordOf record) {
            fields(record, in, out);
        } else if (type instanceof Enumeration) {
            out.text(in.readKeyString());
        } else {
            KeySerializer<?> serializer = SERIALIZERS.get(type);
            if (serializer == null) {
                throw new IllegalArgumentException(
                        "Keys of type '" + type + "' are not known to this version of Holdfast.");
            }
            JsonScalars.write(serializer.read(in), out);
        }
    }

    private static void fields(RecordOf record, StateInput in, JsonText out) {
        out.open('{');
        for (SchemaField field : record.fields()) {
            out.name(field.name());
            write(field.type(), in, out);
        }
        out.close('}');
        if (record.fields().isEmpty()) {
            in.readByte();
        }
    }
}
