package dev.holdfast.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.annotation.Generated;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The parts that serializers of state and of keys have in common.
 *
 * @param record what it serializes
 * @param type the same with its arguments
 * @param isPublic whether everyone may use it
 * @param supertype the interface that it implements
 */
record SerializerClass(ClassName record, TypeName type, boolean isPublic, Class<?> supertype) {

    static final String INDENT = "    ";

    /** Of a type without arguments. */
    SerializerClass(ClassName record, boolean isPublic, Class<?> supertype) {
        this(record, record, isPublic, supertype);
    }

    // @Generated("shop.Session")
    // public final class SessionSerializer implements StateSerializer<Session> {
    TypeSpec.Builder builder() {
        return builder(GeneratedNames.serializer(record).simpleName())
                .addAnnotation(generatedFrom(record))
                .addModifiers(modifiers());
    }

    // final class SessionSerializer implements StateSerializer<Session> {
    //     private static final int FORMAT = 1;
    //
    //     public SessionSerializer() {}
    //
    //     @Override
    //     public Schema schema() {
    //         return SCHEMA;
    //     }
    TypeSpec.Builder builder(String name) {
        TypeSpec.Builder serializer = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(supertype), type));
        serializer.addField(
                constant(int.class, "FORMAT").initializer("$L", Schema.FORMAT).build());
        serializer.addMethod(
                MethodSpec.constructorBuilder().addModifiers(modifiers()).build());
        serializer.addMethod(MethodSpec.methodBuilder("schema")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Schema.class)
                .addStatement("return SCHEMA")
                .build());
        return serializer;
    }

    // private static final Schema SCHEMA = Schema.record(
    //         FORMAT, "shop.Session", 1, Schema.field("pageViews", SchemaType.INT));
    static FieldSpec schema(CodeBlock value) {
        return constant(Schema.class, "SCHEMA").initializer(value).build();
    }

    /** A call with an argument per line. */
    static CodeBlock call(CodeBlock method, List<CodeBlock> heading, List<CodeBlock> arguments) {
        CodeBlock.Builder call = CodeBlock.builder().add("$L($>$>", method);
        String separator = "";
        for (CodeBlock argument :
                Stream.concat(heading.stream(), arguments.stream()).toList()) {
            call.add("$L\n$L", separator, argument);
            separator = ",";
        }
        return call.add(")$<$<").build();
    }

    // @Override
    // public void write(Session value, StateOutput out) {
    //     out.writeVarInt(value.pageViews());
    // }
    MethodSpec write(String parameter, StructureCode body) {
        return MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type, parameter)
                .addParameter(StateOutput.class, "out")
                .addCode(body.write())
                .build();
    }

    // @Override
    // public Session read(StateInput in) {
    //     int pageViews = in.readVarInt();
    //     return new Session(pageViews);
    // }
    MethodSpec read(StructureCode body) {
        return MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addParameter(StateInput.class, body.in())
                .addCode(body.read())
                .build();
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
