package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.schema.SchemaWalk;
import dev.holdfast.serial.FramedValues;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema of a generated serializer. What does not contain the type is taken from its own serializer; what does is written out
 * here.
 */
final class SchemaCode extends SchemaWalk<CodeBlock, CodeBlock> {

    private final Constants constants;
    private final Map<ClassName, StateRecordModel> recursive;

    SchemaCode(Constants constants, Map<ClassName, StateRecordModel> recursive) {
        this.constants = constants;
        this.recursive = recursive;
    }

    @Override
    protected Optional<StateRecordModel> modelOf(ClassName name) {
        return Optional.ofNullable(recursive.get(name));
    }

    // PAGE_SERIALIZER.schema()
    @Override
    protected CodeBlock other(ClassName name) {
        return CodeBlock.of("$N.schema()", constants.ofRecord(name));
    }

    @Override
    protected CodeBlock typeOfOther(ClassName name) {
        return typeOf(other(name));
    }

    // PAGE_SERIALIZER.schema().type()
    @Override
    protected CodeBlock typeOf(CodeBlock schema) {
        return CodeBlock.of("$L.type()", schema);
    }

    // Schema.record(FORMAT, "shop.Session", 1, Schema.field("pageViews", SchemaType.INT)).removed("clicks")
    @Override
    protected CodeBlock record(
            String name,
            int version,
            List<Field<CodeBlock>> fields,
            List<String> formerNames,
            List<String> removedNames) {
        List<CodeBlock> heading =
                List.of(CodeBlock.of("FORMAT"), CodeBlock.of("$S", name), CodeBlock.of("$L", version));
        List<CodeBlock> parts = fields.stream().map(SchemaCode::field).toList();
        return CodeBlock.of(
                "$L$L$L",
                SerializerClass.call(CodeBlock.of("$T.record", Schema.class), heading, parts),
                names("removed", removedNames),
                names("formerly", formerNames));
    }

    // Schema.field("pageViews", SchemaType.INT).withDefault("1").formerly("clicks")
    private static CodeBlock field(Field<CodeBlock> field) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.field($S, $L)", Schema.class, field.name(), field.type());
        field.hints().defaultText().ifPresent(text -> code.add(".withDefault($S)", text));
        return code.add(names("formerly", field.hints().formerNames())).build();
    }

    /** A call with names, if there are any. */
    private static CodeBlock names(String method, List<String> names) {
        return names.isEmpty()
                ? CodeBlock.of("")
                : names.stream()
                        .map(name -> CodeBlock.of("$S", name))
                        .collect(CodeBlock.joining(", ", "." + method + "(", ")"));
    }

    // Schema.oneOf(FORMAT, "shop.Shape", CIRCLE_SERIALIZER.schema(), SQUARE_SERIALIZER.schema())
    @Override
    protected CodeBlock oneOf(String name, List<CodeBlock> alternatives) {
        List<CodeBlock> heading = List.of(CodeBlock.of("FORMAT"), CodeBlock.of("$S", name));
        return SerializerClass.call(CodeBlock.of("$T.oneOf", Schema.class), heading, alternatives);
    }

    // SchemaType.LONG
    @Override
    protected CodeBlock constant(String name) {
        return CodeBlock.of("$T.$L", SchemaType.class, name);
    }

    // StateSerializers.enumeration(Status.class).schema().type()
    @Override
    protected CodeBlock enumeration(StateType.EnumOf type) {
        return CodeBlock.of("$L.schema().type()", EnumCode.serializer(type));
    }

    // KeySerializers.enumeration(Status.class).schema().type()
    @Override
    protected CodeBlock keyEnumeration(KeyType.EnumOf type) {
        return CodeBlock.of("$T.enumeration($T.class).schema().type()", KeySerializers.class, type.name());
    }

    @Override
    protected CodeBlock keyRecord(ClassName name) {
        return typeOfOther(name);
    }

    // SchemaType.key(STORE_PAGE_SERIALIZER.schema().type())
    @Override
    protected CodeBlock key(CodeBlock type) {
        return CodeBlock.of("$T.key($L)", SchemaType.class, type);
    }

    // SchemaType.list(SchemaType.STRING)
    @Override
    protected CodeBlock list(CodeBlock element) {
        return CodeBlock.of("$T.list($L)", SchemaType.class, element);
    }

    @Override
    protected CodeBlock set(CodeBlock element, boolean isSorted) {
        return CodeBlock.of("$T.$L($L)", SchemaType.class, isSorted ? "sortedSet" : "set", element);
    }

    @Override
    protected CodeBlock map(CodeBlock key, CodeBlock value, boolean isSorted) {
        return CodeBlock.of("$T.$L($L, $L)", SchemaType.class, isSorted ? "sortedMap" : "map", key, value);
    }

    @Override
    protected CodeBlock nullable(CodeBlock present) {
        return CodeBlock.of("$T.nullable($L)", SchemaType.class, present);
    }

    // SchemaType.enclosing(1)
    @Override
    protected CodeBlock enclosing(int levels) {
        return CodeBlock.of("$T.enclosing($L)", SchemaType.class, levels);
    }

    // FramedValues.schemaType(NAME_SERIALIZER)
    @Override
    protected CodeBlock opaque(ClassName serializer) {
        return CodeBlock.of("$T.schemaType($N)", FramedValues.class, constants.ofClass(serializer));
    }

    @Override
    protected CodeBlock opaque(String name) {
        return CodeBlock.of("$T.opaque($S)", SchemaType.class, name);
    }
}
