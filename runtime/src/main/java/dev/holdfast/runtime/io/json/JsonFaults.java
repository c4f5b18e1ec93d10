package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a line and shows nothing of it. Jackson's own messages quote values, and the names in its paths may be
 * keys of a map; so only classes, columns and the type's own property names are taken from its exceptions.
 */
final class JsonFaults {

    private static final String OUT_OF_RANGE = "the number is out of range";

    private final String typeName;
    private final Set<String> properties;

    JsonFaults(Class<?> type) {
        typeName = type.getSimpleName();
        DeserializationConfig config = JsonMapping.MAPPER.getDeserializationConfig();
        JavaType javaType = config.constructType(type);
        properties = config.introspect(javaType).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The rest of a sentence that begins with "line 17". */
    String describe(Throwable fault) {
        Throwable syntax = fault instanceof JsonMappingException ? fault.getCause() : fault;
        if (syntax instanceof InputCoercionException coercion && syntax == fault) {
            return "does not fit " + typeName + ": " + OUT_OF_RANGE + column(coercion);
        } else if (syntax instanceof StreamReadException invalid && !(syntax instanceof InputCoercionException)) {
            return "is not valid JSON" + (isRepeatedKey(invalid) ? ": a key stands there twice" : "") + column(invalid);
        } else if (syntax instanceof StreamConstraintsException || syntax instanceof StackOverflowError) {
            return "is nested too deeply, or has a number of too many digits";
        }
        if (fault instanceof JsonMappingException mapping) {
            return "does not fit " + typeName + property(mapping) + ": " + reason(mapping);
        }
        return "does not fit " + typeName + ": " + fault.getClass().getSimpleName();
    }

    /** What is wrong with a row's type, or which exception the row's own code threw. */
    static String describeRow(JsonProcessingException fault) {
        return fault instanceof InvalidDefinitionException definition
                ? definition.getOriginalMessage()
                : "its value was refused" + causeOf(fault);
    }

    /** Jackson has no type of its own for this. */
    private static boolean isRepeatedKey(StreamReadException invalid) {
        return invalid.getOriginalMessage().startsWith("Duplicate ");
    }

    private static String column(JsonProcessingException syntax) {
        return syntax.getLocation() == null
                ? ""
                : " (column " + syntax.getLocation().getColumnNr() + ")";
    }

    private String property(JsonMappingException mapping) {
        List<JsonMappingException.Reference> path = mapping.getPath();
        String name = path.isEmpty() ? null : path.get(0).getFieldName();
        return name != null && properties.contains(name) ? " in '" + name + "'" : "";
    }

    private static String reason(JsonMappingException mapping) {
        if (mapping instanceof JsonRefusal refusal) {
            return refusal.getOriginalMessage() + column(refusal);
        }
        if (mapping instanceof ValueInstantiationException refusal) {
            return "the constructor of " + typeOf(refusal.getType()) + " refused it" + causeOf(mapping);
        }
        if (mapping instanceof InvalidTypeIdException) {
            return "its type id is missing or unknown" + column(mapping);
        }
        if (mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return mismatch.getTargetType().getSimpleName() + " expected" + column(mapping);
        }
        if (mapping.getCause() instanceof InputCoercionException) {
            return OUT_OF_RANGE + column(mapping);
        }
        return "it was refused" + causeOf(mapping);
    }

    private static String typeOf(@Nullable JavaType type) {
        return type == null ? "its type" : type.getRawClass().getSimpleName();
    }

    private static String causeOf(Throwable fault) {
        return fault.getCause() == null
                ? ""
                : " with " + fault.getCause().getClass().getSimpleName();
    }
}
