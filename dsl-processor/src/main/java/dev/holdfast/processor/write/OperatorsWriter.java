package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.OperatorsModel;
import javax.lang.model.element.Modifier;

/** Writes the factories of a class's update functions. */
public final class OperatorsWriter {

    private OperatorsWriter() {}

    // /** Operators of {@link Sessions}: a factory for each update function. */
    // @Generated("shop.Sessions")
    // public final class SessionsOperators {
    //
    //     private SessionsOperators() {}
    //
    //     ...
    // }
    /** The file of {@code SessionsOperators} for {@code Sessions}. */
    public static JavaFile write(OperatorsModel model) {
        ClassName name = GeneratedNames.operators(model.name());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        CodeBlock.of("Operators of {@link $T}: a factory for each update function.\n", model.name()))
                .addAnnotation(SerializerClass.generatedFrom(model.name()))
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (model.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        model.functions().forEach(function -> type.addMethod(FactoryMethod.of(model.name(), function)));
        model.statesFunctions().forEach(function -> StatesFactory.addTo(type, model.name(), function));
        model.functional().ifPresent(function -> FunctionalFactory.addTo(type, model.name(), function));
        model.functions()
                .forEach(function ->
                        FactoryMethod.nestedSerializer(model.name(), function).ifPresent(type::addType));
        return JavaFile.builder(name.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent(SerializerClass.INDENT)
                .build();
    }
}
