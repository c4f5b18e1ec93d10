package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.OptionalDouble;
import java.util.Set;

/** Says which values a type is read from, where Jackson's settings leave it to guess. */
final class JsonStrictness extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;
    private static final String TIMES = Instant.class.getPackageName();
    private static final Set<Class<?>> FLOATS = Set.of(float.class, Float.class, double.class, Double.class);

    /** Types whose deserializers take from a buffer what does not fit. */
    private static final Set<Class<?>> BUFFERED = Set.of(byte.class, Byte.class, Object.class, Number.class);

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        if (isTime(type)) {
            return new JsonTimeDeserializer(deserializer, false);
        } else if (FLOATS.contains(type)) {
            return new JsonShapeDeserializer(deserializer, JsonShape.NUMBER);
        } else if (BUFFERED.contains(type)) {
            return new JsonBufferedNumbers(deserializer);
        } else if (deserializer instanceof FromStringDeserializer<?>) {
            return new JsonShapeDeserializer(deserializer, JsonShape.TEXT);
        }
        return deserializer;
    }

    @Override
    public JsonDeserializer<?> modifyReferenceDeserializer(
            DeserializationConfig config,
            ReferenceType type,
            BeanDescription description,
            JsonDeserializer<?> deserializer) {
        return type.hasRawClass(OptionalDouble.class)
                ? new JsonShapeDeserializer(deserializer, JsonShape.NUMBER)
                : deserializer;
    }

    @Override
    public JsonDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config,
            ArrayType type,
            BeanDescription description,
            JsonDeserializer<?> deserializer) {
        if (type.hasRawClass(byte[].class)) {
            return new JsonBufferedNumbers(deserializer);
        }
        return type.hasRawClass(double[].class) || type.hasRawClass(float[].class)
                ? new JsonShapeDeserializer(deserializer, JsonShape.ARRAY)
                : deserializer;
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(
            DeserializationConfig config, JavaType type, KeyDeserializer deserializer) {
        Class<?> raw = type.getRawClass();
        return FLOATS.contains(raw) || raw == Byte.class || isLegacyTime(raw)
                ? new JsonStrictKey(deserializer, raw)
                : deserializer;
    }

    private static boolean isTime(Class<?> type) {
        return (type.getPackageName().equals(TIMES) && !type.isEnum()) || isLegacyTime(type);
    }

    private static boolean isLegacyTime(Class<?> type) {
        return Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    }
}
