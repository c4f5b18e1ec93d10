package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.holdfast.runtime.io.lines.BadLineException;
import dev.holdfast.runtime.io.lines.LineFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns a line into an event. Thread safe. */
public final class JsonLineParser<T> implements LineFormat.Parser<T> {

    private final ObjectReader reader;
    private final JsonFaults faults;

    /**
     * Makes sure that the type can be read.
     *
     * @param unit of numbers that stand for times, or null if none do
     * @throws IOException if no line can give a value of the type
     */
    public static <T> JsonLineParser<T> of(Class<T> type, @Nullable TimeUnit unit) throws IOException {
        JsonTypeCheck.require(type);
        return new JsonLineParser<>(type, unit);
    }

    private JsonLineParser(Class<T> type, @Nullable TimeUnit unit) {
        ObjectReader plain = JsonMapping.MAPPER.readerFor(type);
        reader = unit == null ? plain : plain.withAttribute(JsonTimeDeserializer.UNIT, unit);
        faults = new JsonFaults(type);
    }

    /** Whatever the mapper throws is the fault of the line: that of the type was looked for before. */
    @Override
    public T parse(byte[] array, int start, int length) throws BadLineException {
        requireUtf8(array, start, length);
        T event;
        try {
            event = reader.readValue(array, start, length);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new BadLineException(faults.describe(e));
        }
        return requireValue(event);
    }

    private static <T> T requireValue(@Nullable T event) throws BadLineException {
        if (event == null) {
            throw new BadLineException("is the JSON value null, which is no event");
        }
        return event;
    }

    /** Jackson lets some malformed bytes pass, and takes a zero byte for a sign of UTF-16. */
    private static void requireUtf8(byte[] array, int start, int length) throws BadLineException {
        boolean ascii = true;
        for (int i = start; i < start + length; i++) {
            ascii &= array[i] > 0;
        }
        if (!ascii) {
            requireUtf8(ByteBuffer.wrap(array, start, length));
        }
    }

    private static void requireUtf8(ByteBuffer line) throws BadLineException {
        boolean hasZero;
        try {
            hasZero = StandardCharsets.UTF_8.newDecoder().decode(line).chars().anyMatch(c -> c == 0);
        } catch (CharacterCodingException e) {
            throw new BadLineException("is not UTF-8");
        }
        if (hasZero) {
            throw new BadLineException("has a zero byte, so it is not JSON");
        }
    }
}
