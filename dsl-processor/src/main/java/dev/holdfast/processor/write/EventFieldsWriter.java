package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.holdfast.field.ByteField;
import dev.holdfast.field.DoubleField;
import dev.holdfast.field.Field;
import dev.holdfast.field.FloatField;
import dev.holdfast.field.IntField;
import dev.holdfast.field.KeyComponent;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.LongField;
import dev.holdfast.field.ShortField;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.EventFieldsModel;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the fields of an event record. */
public final class EventFieldsWriter {

    private static final String EVENTS = "EVENTS";

    private static final Map<ScalarType, Class<?>> NUMBER_FIELDS = Map.of(
            ScalarType.LONG, LongField.class,
            ScalarType.INT, IntField.class,
            ScalarType.SHORT, ShortField.class,
            ScalarType.BYTE, ByteField.class,
            ScalarType.DOUBLE, DoubleField.class,
            ScalarType.FLOAT, FloatField.class);

    private EventFieldsWriter() {}

    // /** Fields of {@link Click}. */
    // @Generated("shop.Click")
    // public final class ClickFields {
    //     private static final StateSerializer<Click> EVENTS = new ClickSerializer();
    //     ...
    //     private ClickFields() {}
    //     ...
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
        type.addField(events(model));
        model.components().forEach(component -> type.addField(field(model, component)));
        type.addMethod(keyMethod(model));
        return JavaFile.builder(name.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent(SerializerClass.INDENT)
                .build();
    }

    // private static final StateSerializer<Click> EVENTS = new ClickSerializer();
    private static FieldSpec events(EventFieldsModel model) {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(StateSerializer.class), model.name()),
                        eventsName(model),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("new $T()", GeneratedNames.serializer(model.name()))
                .build();
    }

    private static String eventsName(EventFieldsModel model) {
        boolean isTaken = model.components().stream()
                .anyMatch(component -> component.name().equals(EVENTS));
        return isTaken ? EVENTS + "_" : EVENTS;
    }

    // /** A key that is made of an event, such as one of several components: a name for the ids of operators, what
    // makes it, and its bytes. */
    // public static <K> KeyField<Click, K> key(String name, Function<Click, K> keyFn, KeySerializer<K> keys) {
    //     return KeyField.of(name, keyFn, keys, EVENTS);
    // }
    private static MethodSpec keyMethod(EventFieldsModel model) {
        TypeVariableName key = TypeVariableName.get("K");
        return MethodSpec.methodBuilder("key")
                .addJavadoc(
                        "A key that is made of an event, such as one of several components: a name for the ids of operators, "
                                + "what makes it, and its bytes.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(key)
                .returns(ParameterizedTypeName.get(ClassName.get(KeyField.class), model.name(), key))
                .addParameter(String.class, "name")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Function.class), model.name(), key), "keyFn")
                .addParameter(ParameterizedTypeName.get(ClassName.get(KeySerializer.class), key), "keys")
                .addStatement("return $T.of(name, keyFn, keys, $N)", KeyField.class, eventsName(model))
                .build();
    }

    // public static final KeyComponent<Click, String> userId =
    //         new KeyComponent<>("userId", Click::userId, StateSerializers.string(), KeySerializers.string(), EVENTS);
    // public static final LongField<Click> cents = new LongField<>("cents", Click::cents, EVENTS);
    // public static final Field<Click, List<String>> tags = new Field<>("tags", Click::tags, EVENTS);
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
        arguments.add(CodeBlock.of("$N", eventsName(model)));
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
        return type instanceof StateType.Scalar scalar
                ? Optional.ofNullable(NUMBER_FIELDS.get(scalar.type()))
                : Optional.empty();
    }
}
