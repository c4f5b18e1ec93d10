package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.processor.model.AggregateModel;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.StateType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the factory of an aggregate. */
public final class AggregateWriter {

    private static final String SERIALIZER = "AccumulatedSerializer";
    private static final String OBJECT = "aggregate";

    private final AggregateModel model;

    private AggregateWriter(AggregateModel model) {
        this.model = model;
    }

    /** The file of {@code SpreadAggregate} for {@code Spread}. */
    public static JavaFile write(AggregateModel model) {
        return new AggregateWriter(model).file();
    }

    // @Generated("shop.Spread")
    // public final class SpreadAggregate {
    //
    //     private SpreadAggregate() {}
    //
    //     ...
    // }
    private JavaFile file() {
        ClassName name = GeneratedNames.aggregate(model.name());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc("Aggregate {@link $T}, to stand beside others.\n", model.name())
                .addAnnotation(SerializerClass.generatedFrom(model.name()))
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(factory());
        if (model.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (model.state() instanceof StateType.InlineOf inline) {
            type.addType(NestedSerializer.of(SERIALIZER, model.name(), "add", inline));
        }
        return JavaFile.builder(name.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent(SerializerClass.INDENT)
                .build();
    }

    // public static Aggregate<Bid, Long> of() {
    //     return Aggregate.ofMethods(
    //             "Spread",
    //             new Spread_RangeSerializer(),
    //             Spread::add,
    //             Spread::merge,
    //             Spread::result);
    // }
    private MethodSpec factory() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addJavadoc("The aggregate; its name in checkpoints is {@code $L}.\n", model.aggregateName())
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Aggregate.class), model.event(), model.result()));
        if (model.isPublic()) {
            method.addModifiers(Modifier.PUBLIC);
        }
        if (!model.ofObject().isEmpty()) {
            method.addParameter(model.name(), OBJECT);
        }
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", model.aggregateName()));
        arguments.add(WholeSerializers.of(model.state()).orElseGet(() -> CodeBlock.of("new $L()", SERIALIZER)));
        if (model.hasStart()) {
            arguments.add(call("start"));
        }
        List.of("add", "merge", "result").forEach(name -> arguments.add(call(name)));
        return method.addStatement("return $T.ofMethods(\n$L)", Aggregate.class, CodeBlock.join(arguments, ",\n"))
                .build();
    }

    // Spread::add
    private CodeBlock call(String name) {
        return model.ofObject().contains(name)
                ? CodeBlock.of("$N::$N", OBJECT, name)
                : CodeBlock.of("$T::$N", model.name(), name);
    }
}
