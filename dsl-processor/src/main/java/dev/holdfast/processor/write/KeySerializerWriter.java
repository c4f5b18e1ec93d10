package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the serializer of a key record. */
public final class KeySerializerWriter {

    private KeySerializerWriter() {}

    /** The file of {@code StorePageSerializer} for {@code StorePage}. */
    public static JavaFile write(KeyRecordModel model) {
        NameAllocator names = new NameAllocator();
        model.components().forEach(component -> names.newName(component.name()));
        Constants constants = new Constants(names);
        CodeBlock schema = new SchemaCode(constants, Map.of()).of(model);
        List<ProductCode.Part> parts = model.components().stream()
                .map(component -> ProductCode.Part.of(component, code(component.type(), constants)))
                .collect(Collectors.toList());
        List<String> constructor =
                model.components().stream().map(ComponentModel::name).collect(Collectors.toList());
        ProductCode product =
                new ProductCode(model.name(), parts, constructor, model.mayRefuse(), false, Optional.empty());
        StructureCode body = StructureCode.of(product, "key");

        SerializerClass serializer = new SerializerClass(model.name(), model.isPublic(), KeySerializer.class);
        TypeSpec.Builder type = serializer.builder().addJavadoc(javadoc(model));
        type.addFields(constants.fields());
        type.addField(SerializerClass.schema(schema));
        type.addMethod(serializer.write("key", body)).addMethod(serializer.read(body));
        for (int count = 1; count < parts.size(); count++) {
            type.addMethod(prefix(model, parts.subList(0, count)));
        }
        return serializer.file(type.build());
    }

    // /** The keys that begin with these components. */
    // public static KeyPrefix<StorePage> prefix(long storeId) {
    //     StateOutput out = new StateOutput();
    //     out.writeKeyLong(storeId);
    //     return KeyPrefix.of(out);
    // }
    private static MethodSpec prefix(KeyRecordModel model, List<ProductCode.Part> parts) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("prefix")
                .addJavadoc("The keys that begin with $L.\n", parts.size() == 1 ? "this component" : "these components")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(KeyPrefix.class), model.name()));
        if (model.isPublic()) {
            method.addModifiers(Modifier.PUBLIC);
        }
        method.addStatement("$T out = new $T()", StateOutput.class, StateOutput.class);
        NameAllocator names = new NameAllocator();
        names.newName("out");
        // Parameters of these names would hide classes whose methods are called.
        names.newName(KeyPrefix.class.getSimpleName());
        names.newName(KeySerializers.class.getSimpleName());
        for (ProductCode.Part part : parts) {
            String name = names.newName(part.name());
            method.addParameter(part.type(), name);
            method.addCode(part.code().write(CodeBlock.of("$N", name)));
        }
        return method.addStatement("return $T.of(out)", KeyPrefix.class).build();
    }

    // out.writeKeyLong(key.storeId());
    // long storeId = in.readKeyLong();
    private static ValueCode code(KeyType type, Constants constants) {
        if (type instanceof KeyType.Scalar scalar) {
            KeyScalars methods = KeyScalars.of(scalar.type());
            return ValueCode.ofCalls(value -> methods.write(value, "out"), methods::read);
        } else if (type instanceof KeyType.EnumOf constant) {
            return ValueCode.ofCalls(
                    value -> CodeBlock.of("$T.writeEnum(out, $L)", KeySerializers.class, value),
                    in -> CodeBlock.of("$T.readEnum($T.class, $N)", KeySerializers.class, constant.name(), in));
        }
        String serializer = constants.ofRecord(((KeyType.RecordOf) type).name());
        return ValueCode.ofCalls(
                value -> CodeBlock.of("$N.write($L, out)", serializer, value),
                in -> CodeBlock.of("$N.read($N)", serializer, in));
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
