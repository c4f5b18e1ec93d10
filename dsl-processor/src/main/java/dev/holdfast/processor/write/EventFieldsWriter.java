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
import dev.holdfast.operator.LongField;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.EventFieldsModel;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
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

    // public static final Field<Click, String> userId = new Field<>("userId", Click::userId,
    // StateSerializers.string());
    // public static final LongField<Click> cents = new LongField<>("cents", Click::cents);
    private static FieldSpec field(EventFieldsModel model, ComponentModel<StateType> component) {
        Optional<Class<?>> number = numberField(component.type());
        TypeName valueType = component.declaredType().box();
        TypeName type = number.map(kind -> ParameterizedTypeName.get(ClassName.get(kind), model.name()))
                .orElseGet(() -> ParameterizedTypeName.get(ClassName.get(Field.class), model.name(), valueType));
        CodeBlock arguments = CodeBlock.of("$S, $L", component.name(), getter(model, component));
        Optional<CodeBlock> serializer = number.isPresent() ? Optional.empty() : WholeSerializers.of(component.type());
        CodeBlock value = serializer
                .map(known -> CodeBlock.of("new $T<>($L, $L)", Field.class, arguments, known))
                .orElseGet(() -> CodeBlock.of("new $T<>($L)", number.orElse(Field.class), arguments));
        return FieldSpec.builder(type, component.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
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
