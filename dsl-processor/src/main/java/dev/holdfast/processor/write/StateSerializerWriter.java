package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the serializer of a state record. */
public final class StateSerializerWriter {

    private StateSerializerWriter() {}

    /** The file of {@code SessionSerializer} for {@code Session}. */
    public static JavaFile write(StateRecordModel model) {
        NameAllocator names = new NameAllocator();
        model.components().forEach(component -> names.newName(component.name()));
        String in = names.newName("in");
        List<ClassName> records = model.records().collect(Collectors.toList());
        NestedSerializers nested = new NestedSerializers(records, names);
        StateCode code = new StateCode(nested);

        List<CodeBlock> fields = model.components().stream()
                .map(component -> SerializerClass.field(component.name(), code.schemaType(component.type())))
                .collect(Collectors.toList());
        List<RecordMethods.Component> components = model.components().stream()
                .map(component -> component(component, in, code))
                .collect(Collectors.toList());
        RecordMethods methods = new RecordMethods(model.name(), "value", in, components);

        SerializerClass serializer = new SerializerClass(model.name(), model.isPublic(), StateSerializer.class);
        TypeSpec.Builder type = serializer.builder().addJavadoc(javadoc(model));
        type.addFields(nested.fields());
        type.addField(serializer.schema(model.version(), fields));
        type.addMethod(methods.write()).addMethod(methods.read()).addMethods(code.methods());
        return serializer.file(type.build());
    }

    // out.writeVarInt(value.pageViews());
    // int pageViews = in.readVarInt();
    private static RecordMethods.Component component(ComponentModel<StateType> component, String in, StateCode code) {
        ValueCode value = code.of(component.type(), component.name());
        return new RecordMethods.Component(
                component.name(),
                component.declaredType(),
                value.write(CodeBlock.of("value.$N()", component.name())),
                value.read(in));
    }

    // /**
    //  * Serializer of {@link Session}, version 1.
    //  *
    //  * <pre>
    //  * pageViews  varint
    //  * </pre>
    //  */
    private static CodeBlock javadoc(StateRecordModel model) {
        List<LayoutText.Line> lines = model.components().stream()
                .map(component -> new LayoutText.Line(component.name(), LayoutText.of(component.type())))
                .collect(Collectors.toList());
        return CodeBlock.of(
                "Serializer of {@link $T}, version $L.\n\n$L", model.name(), model.version(), LayoutText.of(lines));
    }
}
