package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.SchemaType;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the serializer of a key record. */
public final class KeySerializerWriter {

    private KeySerializerWriter() {}

    /** The file of {@code StorePageSerializer} for {@code StorePage}. */
    public static JavaFile write(KeyRecordModel model) {
        NameAllocator names = new NameAllocator();
        model.components().forEach(component -> names.newName(component.name()));
        String in = names.newName("in");
        List<ClassName> records = model.records().collect(Collectors.toList());
        NestedSerializers nested = new NestedSerializers(records, names);

        List<CodeBlock> fields = model.components().stream()
                .map(component -> SerializerClass.field(component.name(), schemaType(component.type(), nested)))
                .collect(Collectors.toList());
        List<RecordMethods.Component> components = model.components().stream()
                .map(component -> component(component, in, nested))
                .collect(Collectors.toList());
        RecordMethods methods = new RecordMethods(model.name(), "key", in, components);

        SerializerClass serializer = new SerializerClass(model.name(), model.isPublic(), KeySerializer.class);
        TypeSpec.Builder type = serializer.builder().addJavadoc(javadoc(model));
        type.addFields(nested.fields());
        type.addField(serializer.schema(1, fields));
        type.addMethod(methods.write()).addMethod(methods.read());
        return serializer.file(type.build());
    }

    // SchemaType.LONG
    private static CodeBlock schemaType(KeyType type, NestedSerializers nested) {
        if (type instanceof KeyType.Scalar scalar) {
            return CodeBlock.of(
                    "$T.$L", SchemaType.class, KeyScalars.of(scalar.type()).schema());
        } else if (type instanceof KeyType.EnumOf constants) {
            return CodeBlock.of("$T.enumeration($T.class).schema().type()", KeySerializers.class, constants.name());
        }
        return CodeBlock.of("$N.schema().type()", nested.of(((KeyType.RecordOf) type).name()));
    }

    // out.writeKeyLong(key.storeId());
    // long storeId = in.readKeyLong();
    private static RecordMethods.Component component(
            ComponentModel<KeyType> component, String in, NestedSerializers nested) {
        CodeBlock value = CodeBlock.of("key.$N()", component.name());
        CodeBlock write = CodeBlock.builder()
                .addStatement("$L", write(component.type(), value, nested))
                .build();
        return new RecordMethods.Component(
                component.name(), component.declaredType(), write, read(component.type(), in, nested));
    }

    private static CodeBlock write(KeyType type, CodeBlock value, NestedSerializers nested) {
        if (type instanceof KeyType.Scalar scalar) {
            return KeyScalars.of(scalar.type()).write(value, "out");
        } else if (type instanceof KeyType.EnumOf) {
            return CodeBlock.of("$T.writeEnum(out, $L)", KeySerializers.class, value);
        }
        return CodeBlock.of("$N.write($L, out)", nested.of(((KeyType.RecordOf) type).name()), value);
    }

    private static CodeBlock read(KeyType type, String in, NestedSerializers nested) {
        if (type instanceof KeyType.Scalar scalar) {
            return KeyScalars.of(scalar.type()).read(in);
        } else if (type instanceof KeyType.EnumOf constants) {
            return CodeBlock.of("$T.readEnum($T.class, $N)", KeySerializers.class, constants.name(), in);
        }
        return CodeBlock.of("$N.read($N)", nested.of(((KeyType.RecordOf) type).name()), in);
    }

    // /**
    //  * Key serializer of {@link StorePage}. Its bytes sort as the components do, the first component first.
    //  *
    //  * <pre>
    //  * storeId  eight bytes, sorted
    //  * </pre>
    //  */
    private static CodeBlock javadoc(KeyRecordModel model) {
        List<LayoutText.Line> lines = model.components().stream()
                .map(component -> new LayoutText.Line(component.name(), LayoutText.of(component.type())))
                .collect(Collectors.toList());
        return CodeBlock.of(
                "Key serializer of {@link $T}. Its bytes sort as the components do, the first component first.\n\n$L",
                model.name(),
                LayoutText.of(lines));
    }
}
