package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a value from one shape only, and no number that is not finite: JSON has none, so it came from text or is too large. */
final class JsonShapeDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final JsonShape shape;

    JsonShapeDeserializer(JsonDeserializer<?> deserializer, JsonShape shape) {
        super(deserializer);
        this.shape = shape;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
        return new JsonShapeDeserializer(deserializer, shape);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!shape.accepts(parser.currentToken())) {
            throw refusal(parser);
        }
        Object value = super.deserialize(parser, context);
        if (!isFinite(value)) {
            throw refusal(parser);
        }
        return value;
    }

    private static boolean isFinite(@Nullable Object value) {
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).allMatch(Double::isFinite);
        } else if (value instanceof float[] numbers) {
            for (float number : numbers) {
                if (!Float.isFinite(number)) {
                    return false;
                }
            }
            return true;
        }
        return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
    }

    private JsonRefusal refusal(JsonParser parser) {
        return new JsonRefusal(parser, handledType().getSimpleName() + " expected, as " + shape, handledType());
    }
}
