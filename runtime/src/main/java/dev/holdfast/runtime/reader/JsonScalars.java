package dev.holdfast.runtime.reader;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values without parts as JSON: numbers and truth values as such, bytes in base 64, all others as their text. */
final class JsonScalars {

    private static final Map<SchemaType, StateSerializer<?>> SERIALIZERS = List.of(
                    StateSerializers.bool(),
                    StateSerializers.int8(),
                    StateSerializers.int16(),
                    StateSerializers.character(),
                    StateSerializers.int32(),
                    StateSerializers.int64(),
                    StateSerializers.float32(),
                    StateSerializers.float64(),
                    StateSerializers.bigInteger(),
                    StateSerializers.bigDecimal(),
                    StateSerializers.string(),
                    StateSerializers.uuid(),
                    StateSerializers.bytes(),
                    StateSerializers.instant(),
                    StateSerializers.duration(),
                    StateSerializers.localDate(),
                    StateSerializers.localTime(),
                    StateSerializers.localDateTime(),
                    StateSerializers.offsetTime(),
                    StateSerializers.offsetDateTime(),
                    StateSerializers.zonedDateTime(),
                    StateSerializers.zoneId(),
                    StateSerializers.zoneOffset(),
                    StateSerializers.year(),
                    StateSerializers.yearMonth(),
                    StateSerializers.monthDay(),
                    StateSerializers.period())
            .stream()
            .collect(Collectors.toMap(serializer -> serializer.schema().type(), Function.identity()));

    private JsonScalars() {}

    static void write(SchemaType type, StateInput in, JsonText out) {
        StateSerializer<?> serializer = SERIALIZERS.get(type);
        if (serializer == null) {
            throw new IllegalArgumentException(
                    "Values of type '" + type + "' are not known to this version of Holdfast.");
        }
        write(serializer.read(in), out);
    }

    /** Numbers that JSON does not know are texts. */
    static void write(Object value, JsonText out) {
        if (value instanceof byte[] bytes) {
            out.text(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof BigDecimal number) {
            out.raw(number.toString());
        } else if (value instanceof Boolean
                || (value instanceof Number number && Double.isFinite(number.doubleValue()))) {
            out.raw(value.toString());
        } else {
            out.text(value.toString());
        }
    }
}
