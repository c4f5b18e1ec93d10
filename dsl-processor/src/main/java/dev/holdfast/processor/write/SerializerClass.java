package dev.holdfast.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.annotation.Generated;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.serial.Schema;
import java.lang.reflect.Type;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The parts that serializers of state and of keys have in common.
 *
 * @param record what it serializes
 * @param isPublic whether everyone may use it
 * @param supertype the interface that it implements
 */
record SerializerClass(ClassName record, boolean isPublic, Class<?> supertype) {

    static final String INDENT = "    ";

    // public final class SessionSerializer implements StateSerializer<Session> {
    //     private static final int FORMAT = 1;
    //
    //     public SessionSerializer() {}
    //
    //     @Override
    //     public Schema schema() {
    //         return SCHEMA;
    //     }
    TypeSpec.Builder builder() {
        TypeSpec.Builder type = TypeSpec.classBuilder(GeneratedNames.serializer(record))
                .addAnnotation(generatedFrom(record))
                .addModifiers(modifiers())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(supertype), record));
        type.addField(
                constant(int.class, "FORMAT").initializer("$L", Schema.FORMAT).build());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(modifiers()).build());
        type.addMethod(MethodSpec.methodBuilder("schema")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Schema.class)
                .addStatement("return SCHEMA")
                .build());
        return type;
    }

    // private static final Schema SCHEMA = Schema.record(
    //         FORMAT, "shop.Session", 1, Schema.field("pageViews", SchemaType.INT));
    FieldSpec schema(int version, List<CodeBlock> fields) {
        CodeBlock.Builder value = CodeBlock.builder();
        value.add("$T.record($>$>\nFORMAT,\n$S,\n$L", Schema.class, record.reflectionName(), version);
        fields.forEach(field -> value.add(",\n$L", field));
        return constant(Schema.class, "SCHEMA")
                .initializer(value.add(")$<$<").build())
                .build();
    }

    // Schema.field("pageViews", SchemaType.INT)
    static CodeBlock field(String name, CodeBlock schemaType) {
        return CodeBlock.of("$T.field($S, $L)", Schema.class, name, schemaType);
    }

    JavaFile file(TypeSpec type) {
        return JavaFile.builder(record.packageName(), type)
                .skipJavaLangImports(true)
                .indent(INDENT)
                .build();
    }

    // @Generated("shop.Session")
    static AnnotationSpec generatedFrom(ClassName origin) {
        return AnnotationSpec.builder(Generated.class)
                .addMember("value", "$S", origin.canonicalName())
                .build();
    }

    static FieldSpec.Builder constant(Type type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    private Modifier[] modifiers() {
        return isPublic ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }
}
