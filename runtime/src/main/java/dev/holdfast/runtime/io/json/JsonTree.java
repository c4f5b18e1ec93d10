package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import java.io.IOException;

/** Reads a tree whose numbers Jackson may have buffered. */
final class JsonTree extends JsonDeserializer<JsonNode> {

    static final JsonTree DESERIALIZER = new JsonTree();

    private static final JsonDeserializer<?> TREE =
            new JsonBufferedNumbers(JsonNodeDeserializer.getDeserializer(JsonNode.class));

    private JsonTree() {}

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return (JsonNode) TREE.deserialize(parser, context);
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return context.getNodeFactory().nullNode();
    }
}
