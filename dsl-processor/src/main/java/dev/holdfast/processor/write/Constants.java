package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.KryoSerializers;
import dev.holdfast.serial.StateSerializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The constants of a generated serializer that hold other serializers, in the order in which they were asked for. */
final class Constants {

    private final Map<CodeBlock, FieldSpec> fields = new LinkedHashMap<>();
    private final NameAllocator names;

    /** @param names knows the names that the constants must not take */
    Constants(NameAllocator names) {
        this.names = names;
    }

    // private static final AddressSerializer ADDRESS_SERIALIZER = new AddressSerializer();
    /** The constant with the generated serializer of a record or key. */
    String ofRecord(ClassName record) {
        ClassName serializer = GeneratedNames.serializer(record);
        return of(record.simpleName() + "Serializer", serializer, CodeBlock.of("new $T()", serializer));
    }

    // private static final MoneySerializer MONEY_SERIALIZER = new MoneySerializer();
    /** The constant with a serializer of the user's. */
    String ofClass(ClassName serializer) {
        return of(serializer.simpleName(), serializer, CodeBlock.of("new $T()", serializer));
    }

    // private static final StateSerializer<Histogram> HISTOGRAM_KRYO = KryoSerializers.of(Histogram.class,
    // ArrayList.class);
    /** The constant with Kryo's serializer of a type. */
    String ofKryo(StateType.KryoOf kryo) {
        CodeBlock classes = Stream.concat(Stream.of(kryo.type()), kryo.registered().stream())
                .map(type -> CodeBlock.of("$T.class", type))
                .collect(CodeBlock.joining(", "));
        return of(
                kryo.type().simpleName() + "Kryo",
                ParameterizedTypeName.get(ClassName.get(StateSerializer.class), kryo.javaType()),
                CodeBlock.of("$T.of($L)", KryoSerializers.class, classes));
    }

    /** A constant of a value. */
    private String of(String words, TypeName type, CodeBlock value) {
        return fields.computeIfAbsent(value, key -> {
                    String name = names.newName(constantName(words));
                    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(value)
                            .build();
                })
                .name();
    }

    List<FieldSpec> fields() {
        return List.copyOf(fields.values());
    }

    private static String constantName(String words) {
        return words.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
