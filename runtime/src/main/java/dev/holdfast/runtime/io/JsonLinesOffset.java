package dev.holdfast.runtime.io;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdfast.connector.Offset;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How far the files were read: {@code line} lines, which are {@code bytes} bytes, of {@code file}, and all files before it. The
 * beginning has an empty name, which sorts before all others.
 */
@JsonPropertyOrder({"file", "line", "byte"})
record JsonLinesOffset(
        @JsonProperty("file") String file,
        @JsonProperty("line") long line,
        @JsonProperty("byte") long bytes) {

    static final JsonLinesOffset BEGINNING = new JsonLinesOffset("", 0, 0);

    static JsonLinesOffset parse(String source, @Nullable Offset offset) throws IOException {
        if (offset == null) {
            return BEGINNING;
        }
        JsonLinesOffset parsed;
        try {
            parsed = JsonMapping.MAPPER.readValue(offset.json(), JsonLinesOffset.class);
        } catch (JsonProcessingException e) {
            throw IndexOffset.foreign(source, offset);
        }
        if (parsed == null || parsed.file == null || parsed.line < 0 || parsed.bytes < 0) {
            throw IndexOffset.foreign(source, offset);
        }
        return parsed;
    }

    Offset toOffset() {
        try {
            return new Offset(JsonMapping.MAPPER.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an offset is always JSON", e);
        }
    }
}
