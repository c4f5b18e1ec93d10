package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.StateSerializer;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The serializer of a function's state whose type has none of its own: a class inside the class of operators. */
final class NestedSerializer {

    private NestedSerializer() {}

    // /**
    //  * Serializer of the state of {@link Counters#count}.
    //  *
    //  * <pre>
    //  * first   string
    //  * second  varlong
    //  * </pre>
    //  */
    // private static final class CountStateSerializer implements StateSerializer<Pair<String, Long>> {
    static TypeSpec of(String name, ClassName owner, String function, StateType.InlineOf state) {
        NameAllocator names = new NameAllocator();
        StateSerializerWriter.namesInside(state.structure()).distinct().forEach(names::newName);
        Constants constants = new Constants(names);
        CodeBlock schema = new SchemaCode(constants, Map.of()).of(state);
        StateCode code = new StateCode(constants, Set.of());
        StructureCode body = body(code.of(state, name));

        SerializerClass serializer = new SerializerClass(state.name(), state.javaType(), false, StateSerializer.class);
        TypeSpec.Builder type = serializer
                .builder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "Serializer of the state of {@link $T#$L}.\n\n$L",
                        owner,
                        function,
                        LayoutText.of(StateSerializerWriter.lines(state.structure())));
        type.addFields(constants.fields());
        type.addField(SerializerClass.schema(schema));
        type.addMethod(serializer.write("value", body)).addMethod(serializer.read(body));
        type.addMethods(MigrationCode.methods(state.structure()));
        type.addMethods(code.methods());
        return type.build();
    }

    // writePair(value, out);
    // return readPair(in);
    private static StructureCode body(ValueCode value) {
        CodeBlock read =
                CodeBlock.builder().addStatement("return $L", value.read("in")).build();
        return new StructureCode("in", value.write(CodeBlock.of("value")), read);
    }
}
