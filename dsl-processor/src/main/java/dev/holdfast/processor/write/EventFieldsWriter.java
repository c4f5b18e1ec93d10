package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.operator.DoubleField;
import dev.holdfast.operator.Field;
import dev.holdfast.operator.KeyComponent;
import dev.holdfast.operator.LongField;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.EventFieldsModel;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the fields of an event record. */
public final class EventFieldsWriter {

    private EventFieldsWriter() {}

    // /** Fields of {@link Click}. */
    // @Generated("shop.Click")
    // public final class ClickFields {
    //     ...
    //     private ClickFields() {}
    // }
    /** The file of {@code ClickFields} for {@code Click}. */
    public static JavaFile write(EventFieldsModel model) {
        ClassName name = GeneratedNames.fields(model.name());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(CodeBlock.of("Fields of {@link $T}.\n", model.name()))
                .addAnnotation(SerializerClass.generatedFrom(model.name()))
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (model.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        model.components().forEach(component -> type.addField(field(model, component)));
        return JavaFile.builder(name.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent(SerializerClass.INDENT)
                .build();
    }

    // public static final KeyComponent<Click, String> userId =
    //         new KeyComponent<>("userId", Click::userId, StateSerializers.string(), KeySerializers.string());
    // public static final LongField<Click> cents = new LongField<>("cents", Click::cents);
    // public static final Field<Click, List<String>> tags = new Field<>("tags", Click::tags);
    private static FieldSpec field(EventFieldsModel model, ComponentModel<StateType> component) {
        Optional<Class<?>> number = numberField(component.type());
        Optional<CodeBlock> serializer = WholeSerializers.of(component.type());
        Optional<CodeBlock> keySerializer = KeyType.of(component.type()).map(WholeKeySerializers::of);
        Class<?> kind = number.orElse(keySerializer.isPresent() ? KeyComponent.class : Field.class);
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", component.name()));
        arguments.add(getter(model, component));
        if (number.isEmpty()) {
            serializer.ifPresent(arguments::add);
            keySerializer.ifPresent(arguments::add);
        }
        TypeName type = number.isPresent()
                ? ParameterizedTypeName.get(ClassName.get(kind), model.name())
                : ParameterizedTypeName.get(
                        ClassName.get(kind),
                        model.name(),
                        component.declaredType().box());
        return FieldSpec.builder(type, component.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(CodeBlock.of("new $T<>($L)", kind, CodeBlock.join(arguments, ", ")))
                .build();
    }

    // Click::userId
    // (Click event) -> event.userId()
    private static CodeBlock getter(EventFieldsModel model, ComponentModel<StateType> component) {
        List<String> typeNames = model.name().simpleNames();
        boolean isHidden = model.components().stream().anyMatch(other -> typeNames.contains(other.name()));
        return isHidden
                ? CodeBlock.of("($T event) -> event.$N()", model.name(), component.name())
                : CodeBlock.of("$T::$N", model.name(), component.name());
    }

    private static Optional<Class<?>> numberField(StateType type) {
        if (!(type instanceof StateType.Scalar scalar)) {
            return Optional.empty();
        } else if (scalar.type() == ScalarType.LONG) {
            return Optional.of(LongField.class);
        }
        return scalar.type() == ScalarType.DOUBLE ? Optional.of(DoubleField.class) : Optional.empty();
    }
}
