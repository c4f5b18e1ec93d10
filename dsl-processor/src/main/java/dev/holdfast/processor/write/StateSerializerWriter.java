package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the serializer of a state record, a class or a sealed type. */
public final class StateSerializerWriter {

    private StateSerializerWriter() {}

    /**
     * The file of {@code SessionSerializer} for {@code Session}.
     *
     * @param recursive the types that contain the model's and are contained in it, with itself
     */
    public static JavaFile write(StateRecordModel model, Map<ClassName, StateRecordModel> recursive) {
        NameAllocator names = new NameAllocator();
        namesInside(model.structure()).distinct().forEach(names::newName);
        Constants constants = new Constants(names);
        SchemaCode schema = new SchemaCode(constants, recursive);
        CodeBlock schemaValue = schema.of(model);
        StateCode code = new StateCode(constants, recursive.keySet());
        boolean isCounted = recursive.containsKey(model.name()) && model.structure() instanceof Structure.Product;
        StructureCode body = StructureCode.of(
                model.name(),
                model.structure(),
                isCounted ? Optional.of(model.name().canonicalName()) : Optional.empty(),
                code);

        SerializerClass serializer = new SerializerClass(model.name(), model.isPublic(), StateSerializer.class);
        TypeSpec.Builder type = serializer.builder().addJavadoc(javadoc(model));
        type.addFields(constants.fields());
        type.addField(SerializerClass.schema(schemaValue));
        type.addMethod(serializer.write("value", body)).addMethod(serializer.read(body));
        type.addMethods(MigrationCode.methods(model));
        type.addMethods(code.methods());
        return serializer.file(type.build());
    }

    /** The names that become local variables; constants must not be hidden by them. */
    static Stream<String> namesInside(Structure structure) {
        Stream<String> own = structure instanceof Structure.Product product
                ? product.components().stream().map(component -> component.name())
                : Stream.empty();
        return Stream.concat(own, structure.types().flatMap(StateSerializerWriter::namesInside));
    }

    private static Stream<String> namesInside(StateType type) {
        return type instanceof StateType.InlineOf inline
                ? namesInside(inline.structure())
                : type.parts().flatMap(StateSerializerWriter::namesInside);
    }

    // /**
    //  * Serializer of {@link Session}, version 1.
    //  *
    //  * <pre>
    //  * pageViews  varint
    //  * </pre>
    //  */
    private static CodeBlock javadoc(StateRecordModel model) {
        return CodeBlock.of(
                "Serializer of {@link $T}, version $L.\n\n$L",
                model.name(),
                model.version(),
                LayoutText.of(lines(model.structure())));
    }

    static List<LayoutText.Line> lines(Structure structure) {
        return structure instanceof Structure.Product product
                ? product.components().stream()
                        .map(component -> new LayoutText.Line(component.name(), LayoutText.of(component.type())))
                        .collect(Collectors.toList())
                : LayoutText.alternatives((Structure.Sum) structure);
    }
}
