package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree whose numbers Jackson may have buffered.
 *
 * @param <N> what stands at its root
 */
final class JsonTree<N extends JsonNode> extends JsonDeserializer<N> {

    private final Class<N> type;
    private final JsonDeserializer<?> tree;

    JsonTree(Class<N> type) {
        this.type = type;
        tree = new JsonBufferedNumbers(JsonNodeDeserializer.getDeserializer(type));
    }

    @Override
    public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return type.cast(tree.deserialize(parser, context));
    }

    @Override
    public @Nullable N getNullValue(DeserializationContext context) throws JsonMappingException {
        Object none = tree.getNullValue(context);
        return type.isInstance(none) ? type.cast(none) : null;
    }
}
