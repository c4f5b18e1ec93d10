package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.serial.FramedValues;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a generated serializer. What does not contain the type is taken from its own serializer; what does is written out
 * here, until it comes round to a type that is already open.
 */
final class SchemaCode {

    private final Constants constants;
    private final Map<ClassName, StateRecordModel> recursive;
    private final Deque<String> open = new ArrayDeque<>();

    SchemaCode(Constants constants, Map<ClassName, StateRecordModel> recursive) {
        this.constants = constants;
        this.recursive = recursive;
    }

    // Schema.record(FORMAT, "shop.Session", 1, Schema.field("pageViews", SchemaType.INT))
    CodeBlock of(StateRecordModel model) {
        CodeBlock schema = structure(model.name().canonicalName(), model.name(), model.version(), model.structure());
        return CodeBlock.of("$L$L", schema, SerializerClass.formerly(model.formerNames()));
    }

    /** Of a type without a serializer of its own. */
    CodeBlock of(StateType.InlineOf inline) {
        return schema(inline);
    }

    private CodeBlock structure(String id, ClassName name, int version, Structure structure) {
        open.push(id);
        List<CodeBlock> parts = structure instanceof Structure.Product product
                ? product.components().stream()
                        .map(component ->
                                SerializerClass.field(component.name(), type(component.type()), component.hints()))
                        .collect(Collectors.toList())
                : ((Structure.Sum) structure)
                        .alternatives().stream()
                                .map(alternative -> schema(alternative.type()))
                                .collect(Collectors.toList());
        open.pop();
        return structure instanceof Structure.Sum
                ? SerializerClass.call(CodeBlock.of("$T.oneOf", Schema.class), heading(name, null), parts)
                : CodeBlock.of(
                        "$L$L",
                        SerializerClass.call(CodeBlock.of("$T.record", Schema.class), heading(name, version), parts),
                        SerializerClass.names("removed", ((Structure.Product) structure).removedNames()));
    }

    private static List<CodeBlock> heading(ClassName name, @Nullable Integer version) {
        List<CodeBlock> heading = new ArrayList<>();
        heading.add(CodeBlock.of("FORMAT"));
        heading.add(CodeBlock.of("$S", name.reflectionName()));
        if (version != null) {
            heading.add(CodeBlock.of("$L", version));
        }
        return heading;
    }

    /** The schema of an alternative. It is a record even where it is open already. */
    private CodeBlock schema(StateType type) {
        if (type instanceof StateType.InlineOf inline) {
            CodeBlock schema = structure(inline.id(), inline.name(), inline.version(), inline.structure());
            return CodeBlock.of("$L$L", schema, SerializerClass.formerly(inline.formerNames()));
        }
        ClassName name = ((StateType.RecordOf) type).name();
        StateRecordModel model = recursive.get(name);
        return model == null ? CodeBlock.of("$N.schema()", constants.ofRecord(name)) : of(model);
    }

    // SchemaType.list(SchemaType.STRING)
    private CodeBlock type(StateType type) {
        if (type instanceof StateType.Scalar scalar) {
            return StateScalars.of(scalar.type()).schema();
        } else if (type instanceof StateType.EnumOf constant) {
            return CodeBlock.of("$L.schema().type()", EnumCode.serializer(constant));
        } else if (type instanceof StateType.KeyOf key) {
            return CodeBlock.of("$T.key($N.schema().type())", SchemaType.class, constants.ofRecord(key.name()));
        } else if (type instanceof StateType.RecordOf record) {
            return record(record);
        } else if (type instanceof StateType.InlineOf inline) {
            return CodeBlock.of("$L.type()", schema(inline));
        } else if (type instanceof StateType.EnclosingOf enclosing) {
            return enclosing(enclosing.id());
        }
        return container(type);
    }

    private CodeBlock record(StateType.RecordOf record) {
        if (open.contains(record.name().canonicalName())) {
            return enclosing(record.name().canonicalName());
        }
        return CodeBlock.of("$L.type()", schema(record));
    }

    // SchemaType.enclosing(1)
    private CodeBlock enclosing(String id) {
        int levels = new ArrayList<>(open).indexOf(id) + 1;
        return CodeBlock.of("$T.enclosing($L)", SchemaType.class, levels);
    }

    private CodeBlock container(StateType type) {
        if (type instanceof StateType.CollectionOf collection) {
            String kind = collection.kind().isSorted()
                    ? "sortedSet"
                    : collection.kind().isSet() ? "set" : "list";
            return CodeBlock.of("$T.$L($L)", SchemaType.class, kind, type(collection.element()));
        } else if (type instanceof StateType.ArrayOf array) {
            return CodeBlock.of("$T.list($L)", SchemaType.class, type(array.element()));
        } else if (type instanceof StateType.MapOf map) {
            String kind = map.kind().isSorted() ? "sortedMap" : "map";
            return CodeBlock.of("$T.$L($L, $L)", SchemaType.class, kind, type(map.key()), type(map.value()));
        } else if (type instanceof StateType.OptionalNumber number) {
            CodeBlock present = StateScalars.of(number.kind().number()).schema();
            return CodeBlock.of("$T.nullable($L)", SchemaType.class, present);
        } else if (type instanceof StateType.OptionalOf || type instanceof StateType.NullableOf) {
            StateType present = type.parts().findFirst().orElseThrow();
            return CodeBlock.of("$T.nullable($L)", SchemaType.class, type(present));
        } else if (type instanceof StateType.OpaqueOf opaque) {
            return CodeBlock.of("$T.schemaType($N)", FramedValues.class, constants.ofClass(opaque.serializer()));
        }
        StateType.KryoOf kryo = (StateType.KryoOf) type;
        return CodeBlock.of("$T.opaque($S)", SchemaType.class, kryo.schemaName());
    }
}
