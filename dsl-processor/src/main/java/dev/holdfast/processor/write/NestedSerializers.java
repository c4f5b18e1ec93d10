package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import dev.holdfast.processor.model.GeneratedNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The constants of a generated serializer that hold the serializers of the records inside its record. */
final class NestedSerializers {

    private final Map<ClassName, String> constants = new LinkedHashMap<>();

    /** @param names knows the names that the constants must not take */
    NestedSerializers(List<ClassName> records, NameAllocator names) {
        for (ClassName record : records) {
            constants.computeIfAbsent(record, name -> names.newName(constantName(name)));
        }
    }

    String of(ClassName record) {
        return Objects.requireNonNull(constants.get(record), "every record inside was given");
    }

    // private static final AddressSerializer ADDRESS_SERIALIZER = new AddressSerializer();
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        constants.forEach((record, name) -> {
            ClassName serializer = GeneratedNames.serializer(record);
            fields.add(FieldSpec.builder(serializer, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T()", serializer)
                    .build());
        });
        return fields;
    }

    private static String constantName(ClassName record) {
        String words = record.simpleName().replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return words.toUpperCase(Locale.ROOT) + "_SERIALIZER";
    }
}
