package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The two methods of a serializer that name the components of its record.
 *
 * @param record what they write and read
 * @param parameter the name of the value in {@code write}
 * @param in the name of the input in {@code read}, which no component has
 * @param components in declaration order
 */
record RecordMethods(ClassName record, String parameter, String in, List<Component> components) {

    /**
     * A component.
     *
     * @param name as declared
     * @param type as declared
     * @param write its statement in {@code write}
     * @param read its value in {@code read}
     */
    record Component(String name, TypeName type, CodeBlock write, CodeBlock read) {}

    // @Override
    // public void write(Session value, StateOutput out) {
    //     out.writeVarInt(value.pageViews());
    // }
    MethodSpec write() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(record, parameter)
                .addParameter(StateOutput.class, "out");
        if (components.isEmpty()) {
            method.addStatement("out.writeByte(0)");
        }
        components.forEach(component -> method.addCode(component.write()));
        return method.build();
    }

    // @Override
    // public Session read(StateInput in) {
    //     int pageViews = in.readVarInt();
    //     return new Session(pageViews);
    // }
    MethodSpec read() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(record)
                .addParameter(StateInput.class, in);
        if (components.isEmpty()) {
            method.beginControlFlow("if ($N.readByte() != 0)", in);
            method.addStatement(
                    "throw new $T($S)", CorruptStateException.class, "a record without components is a zero byte");
            method.endControlFlow();
        }
        for (Component component : components) {
            method.addStatement("$T $N = $L", component.type(), component.name(), component.read());
        }
        String names = components.stream().map(Component::name).collect(Collectors.joining(",$W"));
        return method.addStatement("return new $T(" + names.replace("$", "$$").replace("$$W", "$W") + ")", record)
                .build();
    }
}
