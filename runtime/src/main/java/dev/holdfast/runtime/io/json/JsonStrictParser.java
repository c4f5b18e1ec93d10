package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/** Refuses numbers that the standard parser changes: 1e400 becomes infinite there, and 200 the byte -56. */
final class JsonStrictParser extends UTF8StreamJsonParser {

    JsonStrictParser(
            IOContext context, int features, ByteQuadsCanonicalizer names, byte[] data, int start, int length) {
        super(context, features, null, null, names, data, start, start + length, 0, false);
    }

    @Override
    public byte getByteValue() throws IOException {
        int value = getIntValue();
        if (value != (byte) value) {
            throw outOfRange(this, byte.class);
        }
        return (byte) value;
    }

    @Override
    public float getFloatValue() throws IOException {
        float value = super.getFloatValue();
        if (!Float.isFinite(value)) {
            throw outOfRange(this, float.class);
        }
        return value;
    }

    @Override
    public double getDoubleValue() throws IOException {
        double value = super.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw outOfRange(this, double.class);
        }
        return value;
    }

    @Override
    public Number getNumberValue() throws IOException {
        Number value = super.getNumberValue();
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw outOfRange(this, double.class);
        }
        return value;
    }

    static InputCoercionException outOfRange(JsonParser parser, Class<?> type) {
        return new InputCoercionException(parser, "out of range", parser.currentToken(), type);
    }
}
