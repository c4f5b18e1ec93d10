package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.ContainerDeserializerBase;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, before the first line, whether a type can be read from JSON. Whatever goes wrong later is then the fault of a line.
 *
 * <p>Jackson finds most faults when it makes the deserializers, but an abstract type only when there is a value for it: so they
 * are looked for in all that the type holds.
 */
final class JsonTypeCheck {

    private final Class<?> type;
    private final Set<JsonDeserializer<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private JsonTypeCheck(Class<?> type) {
        this.type = type;
    }

    /** @throws IOException if no line can give a value of the type */
    static void require(Class<?> type) throws IOException {
        DeserializationConfig config = JsonMapping.MAPPER.getDeserializationConfig();
        DefaultDeserializationContext context = ((DefaultDeserializationContext)
                        JsonMapping.MAPPER.getDeserializationContext())
                .createDummyInstance(config);
        JavaType root = config.constructType(type);
        try {
            new JsonTypeCheck(type).check(context.findRootValueDeserializer(root), type.getSimpleName());
        } catch (JsonMappingException e) {
            throw unreadable(type, e.getOriginalMessage(), e);
        }
    }

    /** The element of a container may have its class named beside it, so only what it holds itself is looked at. */
    private void descend(@Nullable JsonDeserializer<?> deserializer, String place) throws IOException {
        if (deserializer == null || !seen.add(deserializer)) {
            return;
        }
        descend(deserializer.getDelegatee(), place);
        if (deserializer instanceof BeanDeserializerBase bean) {
            checkProperties(bean.properties(), place);
            checkProperties(bean.creatorProperties(), place);
        } else if (deserializer instanceof ContainerDeserializerBase<?> container) {
            descend(container.getContentDeserializer(), place);
        }
    }

    private void checkProperties(Iterator<SettableBeanProperty> properties, String place) throws IOException {
        while (properties.hasNext()) {
            SettableBeanProperty property = properties.next();
            if (property.hasValueDeserializer() && !property.hasValueTypeDeserializer()) {
                check(property.getValueDeserializer(), place + "." + property.getName());
            }
        }
    }

    private void check(JsonDeserializer<?> deserializer, String place) throws IOException {
        if (deserializer instanceof AbstractDeserializer) {
            throw unreadable(
                    type,
                    place + " is of the abstract type "
                            + deserializer.handledType().getName()
                            + ", so nothing says which class to make. Name a record or class there, or annotate the"
                            + " abstract type with @JsonTypeInfo and @JsonSubTypes.",
                    null);
        }
        descend(deserializer, place);
    }

    private static IOException unreadable(Class<?> type, String reason, @Nullable JsonMappingException cause) {
        return new IOException("Type " + type.getName() + " cannot be read from JSON: " + reason, cause);
    }
}
