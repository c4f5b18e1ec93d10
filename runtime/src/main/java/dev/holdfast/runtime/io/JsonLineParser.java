package dev.holdfast.runtime.io;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns a line into an event. Thread safe. */
final class JsonLineParser<T> {

    private final Class<T> type;
    private final ObjectReader reader;
    private final JsonFaults faults;

    JsonLineParser(Class<T> type) {
        this.type = type;
        reader = JsonMapping.MAPPER.readerFor(type);
        faults = new JsonFaults(type);
    }

    /**
     * Reads a line.
     *
     * @throws BadLineException if it gives no event
     * @throws IOException if no line can give one
     */
    T parse(byte[] array, int start, int length) throws BadLineException, IOException {
        requireUtf8(array, start, length);
        T event;
        try {
            event = reader.readValue(array, start, length);
        } catch (InvalidDefinitionException e) {
            throw new IOException("Type " + type.getName() + " cannot be read from JSON: " + e.getOriginalMessage(), e);
        } catch (IOException | RuntimeException e) {
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
