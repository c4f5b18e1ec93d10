package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a type as cells of text, with the text that JSON would have. Used by one thread. */
public final class JsonCells {

    private final String typeName;
    private final ObjectWriter writer;
    private final Map<String, Integer> positions;

    private JsonCells(Class<?> type, Map<String, Integer> positions) {
        typeName = type.getName();
        writer = JsonMapping.MAPPER.writerFor(type);
        this.positions = positions;
    }

    /**
     * The columns of a type are its properties.
     *
     * @throws IllegalArgumentException if it has none, or one that is no single value
     */
    public static JsonCells of(Class<?> type) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        Iterator<PropertyWriter> properties = serializer(type).properties();
        while (properties.hasNext()) {
            PropertyWriter property = properties.next();
            if (!JsonCellKind.isCell(property.getType())) {
                throw new IllegalArgumentException("Type " + type.getName() + " cannot be written as cells: "
                        + property.getName() + " is of "
                        + property.getType().getRawClass().getName()
                        + ", which is no single value. Map the rows to a record without it, or write JSON lines.");
            }
            positions.put(property.getName(), positions.size());
        }
        if (positions.isEmpty()) {
            throw new IllegalArgumentException(
                    "Type " + type.getName()
                            + " cannot be written as cells: it has no components that could be columns. Map the rows to a record.");
        }
        return new JsonCells(type, positions);
    }

    private static JsonSerializer<?> serializer(Class<?> type) {
        SerializerProvider provider = JsonMapping.MAPPER.getSerializerProviderInstance();
        try {
            return provider.findTypedValueSerializer(type, false, null);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "Type " + type.getName() + " cannot be written as cells: " + e.getOriginalMessage(), e);
        }
    }

    /** The names of the columns. */
    public List<String> names() {
        return List.copyOf(positions.keySet());
    }

    /**
     * The cells of a row, of which null stands for null.
     *
     * @throws IOException if it has none; the message shows nothing of it
     */
    public List<@Nullable String> cells(Object row) throws IOException {
        try (TokenBuffer buffer = new TokenBuffer(JsonMapping.MAPPER, false)) {
            writer.writeValue(buffer, row);
            try (JsonParser parser = buffer.asParser()) {
                return read(parser);
            }
        } catch (JsonProcessingException e) {
            // the cause stays out: its message may show the row
            throw new IOException(
                    "A row of type " + typeName + " cannot be written as cells: " + JsonFaults.describeRow(e));
        }
    }

    private List<@Nullable String> read(JsonParser parser) throws IOException {
        @Nullable String[] cells = new @Nullable String[positions.size()];
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer position = positions.get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (position == null || value.isStructStart()) {
                throw new IOException("A row of type " + typeName + " cannot be written as cells: its "
                        + parser.currentName() + " is no single value. Map the rows to a record without it.");
            }
            cells[position] = text(parser, value);
        }
        return Arrays.asList(cells);
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        return value == JsonToken.VALUE_EMBEDDED_OBJECT
                ? Base64.getEncoder().encodeToString(parser.getBinaryValue())
                : parser.getText();
    }
}
