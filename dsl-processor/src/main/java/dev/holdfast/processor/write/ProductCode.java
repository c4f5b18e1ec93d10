package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.Access;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateClasses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bodies of the methods that write and read a type with components.
 *
 * @param type with its arguments
 * @param components in the order of the bytes
 * @param constructor the components that the constructor takes, in its order
 * @param mayRefuse whether code of the user's makes a value, which may throw
 * @param isExtensible whether a value may be of a subclass
 * @param recursive the name that is given to {@code enter}, of a type that can contain itself
 */
record ProductCode(
        TypeName type,
        List<Part> components,
        List<String> constructor,
        boolean mayRefuse,
        boolean isExtensible,
        Optional<String> recursive) {

    private static final Set<String> CALLED = Set.of(
            "Optional",
            "OptionalInt",
            "OptionalLong",
            "OptionalDouble",
            "FramedValues",
            "KeySerializers",
            "StateArrays",
            "StateNumbers",
            "StateTimes",
            "CorruptStateException");

    /**
     * A component.
     *
     * @param name as declared
     * @param type as declared
     * @param access how to get at it
     * @param code what writes and reads it
     */
    record Part(String name, TypeName type, Access access, ValueCode code) {

        static Part of(ComponentModel<?> component, ValueCode code) {
            return new Part(component.name(), component.declaredType(), component.access(), code);
        }
    }

    /** The name of the input, which no component has. */
    String in() {
        NameAllocator names = new NameAllocator();
        components.forEach(component -> names.newName(component.name()));
        return names.newName("in");
    }

    // StateClasses.requireExact(value, Session.class);
    // out.writeVarInt(value.pageViews());
    // out.writeString(value.lastPage());
    CodeBlock write(String value) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (isExtensible) {
            code.addStatement("$T.requireExact($N, $T.class)", StateClasses.class, value, rawType());
        }
        recursive.ifPresent(name -> code.addStatement("out.enter($S)", name));
        if (components.isEmpty()) {
            code.addStatement("out.writeByte(0)");
        }
        for (Part component : components) {
            String form = component.access().isMethod() ? "$N.$N()" : "$N.$N";
            CodeBlock part = CodeBlock.of(form, value, component.access().getter());
            code.add(component.code().write(part));
        }
        recursive.ifPresent(name -> code.addStatement("out.leave()"));
        return code.build();
    }

    // int pageViews = in.readVarInt();
    // String lastPage = in.readString();
    // return new Session(pageViews, lastPage);
    CodeBlock read(String in) {
        CodeBlock.Builder code = CodeBlock.builder();
        recursive.ifPresent(name -> code.addStatement("$N.enter($S)", in, name));
        if (components.isEmpty()) {
            code.beginControlFlow("if ($N.readByte() != 0)", in);
            code.addStatement(
                    "throw new $T($S)", CorruptStateException.class, "a record without components is a zero byte");
            code.endControlFlow();
        }
        boolean isConstructed = constructor.size() == components.size();
        if (isConstructed) {
            readAndConstruct(code, in);
        } else {
            readAndSet(code, in);
        }
        return code.build();
    }

    private void readAndConstruct(CodeBlock.Builder code, String in) {
        for (Part component : components) {
            code.addStatement(
                    "$T $N = $L",
                    component.type(),
                    local(component.name()),
                    component.code().read(in));
        }
        recursive.ifPresent(name -> code.addStatement("$N.leave()", in));
        String arguments =
                constructor.stream().map(name -> local(name).replace("$", "$$")).collect(Collectors.joining(",$W"));
        beginRefusal(code);
        code.addStatement("return new $L(" + arguments + ")", construction());
        endRefusal(code);
    }

    /** A variable of this name would hide a class whose methods are called. */
    private static String local(String name) {
        return CALLED.contains(name) ? name + "_" : name;
    }

    // try {
    private void beginRefusal(CodeBlock.Builder code) {
        if (mayRefuse) {
            code.beginControlFlow("try");
        }
    }

    // } catch (RuntimeException e) {
    //     throw CorruptStateException.refused(Session.class, e);
    // }
    private void endRefusal(CodeBlock.Builder code) {
        if (mayRefuse) {
            NameAllocator names = new NameAllocator();
            components.forEach(component -> names.newName(component.name()));
            names.newName("value");
            String exception = names.newName("e");
            code.nextControlFlow("catch ($T $N)", RuntimeException.class, exception);
            code.addStatement("throw $T.refused($T.class, $N)", CorruptStateException.class, rawType(), exception);
            code.endControlFlow();
        }
    }

    private TypeName rawType() {
        return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
    }

    // CartState value = new CartState();
    // value.currency = in.readString();
    // value.setTotal(in.readVarLong());
    // return value;
    private void readAndSet(CodeBlock.Builder code, String in) {
        beginRefusal(code);
        code.addStatement("$T value = new $L()", type, construction());
        for (Part component : components) {
            Access access = component.access();
            String form = access.put() == Access.Put.METHOD ? "value.$N($L)" : "value.$N = $L";
            code.addStatement(form, access.setter(), component.code().read(in));
        }
        recursive.ifPresent(name -> code.addStatement("$N.leave()", in));
        code.addStatement("return value");
        endRefusal(code);
    }

    // Pair<>
    private CodeBlock construction() {
        return type instanceof ParameterizedTypeName generic
                ? CodeBlock.of("$T<>", generic.rawType())
                : CodeBlock.of("$T", type);
    }
}
