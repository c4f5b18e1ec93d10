package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.MigrationModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.serial.Migration;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods of a serializer by which the functions that read older versions are found, its own and those inside. */
final class MigrationCode {

    private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);

    private MigrationCode() {}

    static List<MethodSpec> methods(StateRecordModel model) {
        List<MethodSpec> methods = new ArrayList<>();
        if (!model.migrations().isEmpty()) {
            methods.add(migrations(model));
        }
        return withNested(methods, model.structure());
    }

    /** For a type whose code stands where it is used. */
    static List<MethodSpec> methods(Structure structure) {
        return withNested(new ArrayList<>(List.of(hasNoVersions())), structure);
    }

    // @Override
    // public boolean hasVersions() {
    //     return false;
    // }
    private static MethodSpec hasNoVersions() {
        return MethodSpec.methodBuilder("hasVersions")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addStatement("return false")
                .build();
    }

    private static List<MethodSpec> withNested(List<MethodSpec> methods, Structure structure) {
        List<ClassName> nested =
                structure.types().flatMap(MigrationCode::inside).distinct().toList();
        if (!nested.isEmpty()) {
            methods.add(nested(nested));
        }
        return methods;
    }

    // @Override
    // public List<Migration<?, Cart>> migrations() {
    //     return List.of(new Migration<>(new CartV1Serializer(), Cart::fromEuros));
    // }
    private static MethodSpec migrations(StateRecordModel model) {
        List<CodeBlock> migrations = new ArrayList<>();
        for (MigrationModel migration : model.migrations()) {
            migrations.add(CodeBlock.of(
                    "new $T<>(new $T(), $T::$N)",
                    Migration.class,
                    GeneratedNames.serializer(migration.oldType()),
                    model.name(),
                    migration.method()));
        }
        TypeName element = ParameterizedTypeName.get(ClassName.get(Migration.class), ANY, model.name());
        return listMethod("migrations", element, migrations);
    }

    // @Override
    // public List<StateSerializer<?>> nested() {
    //     return List.of(new AddressSerializer());
    // }
    private static MethodSpec nested(List<ClassName> records) {
        List<CodeBlock> serializers = records.stream()
                .map(record -> CodeBlock.of("new $T()", GeneratedNames.serializer(record)))
                .toList();
        return listMethod("nested", ParameterizedTypeName.get(ClassName.get(StateSerializer.class), ANY), serializers);
    }

    private static MethodSpec listMethod(String name, TypeName element, List<CodeBlock> values) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), element))
                .addStatement("return $T.of($L)", List.class, CodeBlock.join(values, ", "))
                .build();
    }

    /** The types inside that have a serializer of their own; keys never change. */
    private static Stream<ClassName> inside(StateType type) {
        if (type instanceof StateType.RecordOf record) {
            return Stream.of(record.name());
        }
        return type instanceof StateType.InlineOf inline
                ? inline.structure().types().flatMap(MigrationCode::inside)
                : type.parts().flatMap(MigrationCode::inside);
    }
}
