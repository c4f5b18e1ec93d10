package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;

/** A key of a map, which JSON writes as text: refused where its type would change the number that it holds. */
final class JsonStrictKey extends KeyDeserializer {

    private final KeyDeserializer deserializer;
    private final Class<?> type;

    JsonStrictKey(KeyDeserializer deserializer, Class<?> type) {
        this.deserializer = deserializer;
        this.type = type;
    }

    @Override
    public Object deserializeKey(String text, DeserializationContext context) throws IOException {
        Object key = deserializer.deserializeKey(text, context);
        if (isChanged(key, text)) {
            throw new JsonRefusal(context.getParser(), "a key that is a " + type.getSimpleName() + " expected", type);
        }
        return key;
    }

    private static boolean isChanged(Object key, String text) {
        if (key instanceof Byte number) {
            return number < 0 && !text.startsWith("-");
        } else if (key instanceof Number number) {
            return !Double.isFinite(number.doubleValue());
        }
        return JsonEpoch.isNumber(text);
    }
}
