package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;

/**
 * Reads a value whose numbers Jackson may have buffered, because they stand in front of the id of their type: what
 * {@link JsonStrictParser} refuses is refused there too.
 */
final class JsonBufferedNumbers extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    JsonBufferedNumbers(JsonDeserializer<?> deserializer) {
        super(deserializer);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
        return new JsonBufferedNumbers(deserializer);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        boolean isStrict = parser instanceof JsonStrictParser || parser instanceof Strict;
        return super.deserialize(isStrict ? parser : new Strict(parser), context);
    }

    /** The numbers of a buffer. */
    private static final class Strict extends JsonParserDelegate {

        Strict(JsonParser parser) {
            super(parser);
        }

        @Override
        public byte getByteValue() throws IOException {
            int value = getIntValue();
            if (value != (byte) value) {
                throw JsonStrictParser.outOfRange(this, byte.class);
            }
            return (byte) value;
        }

        @Override
        public double getDoubleValue() throws IOException {
            double value = super.getDoubleValue();
            if (!Double.isFinite(value)) {
                throw JsonStrictParser.outOfRange(this, double.class);
            }
            return value;
        }

        @Override
        public Number getNumberValue() throws IOException {
            Number value = super.getNumberValue();
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw JsonStrictParser.outOfRange(this, double.class);
            }
            return value;
        }
    }
}
