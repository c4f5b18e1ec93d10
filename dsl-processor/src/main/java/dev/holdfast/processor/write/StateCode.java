package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.serial.FramedValues;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The code that writes and reads values of state types, for one generated serializer. Collections, arrays and types without a
 * serializer of their own get a method each; all else stands in one line.
 */
final class StateCode {

    private final Constants constants;
    private final Set<ClassName> recursive;
    private final NameAllocator methodNames = new NameAllocator();
    private final Map<String, String> inlineMethods = new HashMap<>();
    private final List<MethodSpec> methods = new ArrayList<>();

    /**
     * @param constants of the serializer
     * @param recursive types whose serializers must not be constants
     */
    StateCode(Constants constants, Set<ClassName> recursive) {
        this.constants = constants;
        this.recursive = recursive;
    }

    /** The methods that were asked for so far. */
    List<MethodSpec> methods() {
        return methods;
    }

    /** What writes and reads values of a type. */
    ValueCode of(StateType type, String name) {
        if (type instanceof StateType.Scalar scalar) {
            return StateScalars.of(scalar.type()).code();
        } else if (type instanceof StateType.EnumOf constant) {
            return ValueCode.ofCalls(
                    value -> CodeBlock.of("out.writeEnum($L)", value),
                    in -> CodeBlock.of("$N.readEnum($T.class)", in, constant.name()));
        } else if (type instanceof StateType.KeyOf key) {
            return serializer(CodeBlock.of("$N", constants.ofRecord(key.name())));
        } else if (type instanceof StateType.RecordOf record) {
            return serializer(
                    recursive.contains(record.name())
                            ? CodeBlock.of("new $T()", GeneratedNames.serializer(record.name()))
                            : CodeBlock.of("$N", constants.ofRecord(record.name())));
        } else if (type instanceof StateType.NullableOf nullable) {
            return of(nullable.type(), name).orNull();
        } else if (type instanceof StateType.OptionalOf optional) {
            return of(optional.type(), name).optional();
        } else if (type instanceof StateType.OptionalNumber number) {
            return StateScalars.of(number.kind().number()).code().optionalOf(number.kind());
        }
        return type instanceof StateType.OpaqueOf || type instanceof StateType.KryoOf
                ? framed(type)
                : methodsOf(type, name);
    }

    // FramedValues.write(MONEY_SERIALIZER, value.price(), out)
    // FramedValues.read(MONEY_SERIALIZER, in)
    private ValueCode framed(StateType type) {
        String serializer = type instanceof StateType.OpaqueOf opaque
                ? constants.ofClass(opaque.serializer())
                : constants.ofKryo((StateType.KryoOf) type);
        return ValueCode.ofCalls(
                value -> CodeBlock.of("$T.write($N, $L, out)", FramedValues.class, serializer, value),
                in -> CodeBlock.of("$T.read($N, $N)", FramedValues.class, serializer, in));
    }

    /** A map's key: of strings, the same ones are read again and again. */
    ValueCode ofKey(StateType type, String name) {
        return type instanceof StateType.Scalar scalar && scalar.type() == ScalarType.STRING
                ? ValueCode.ofCalls(
                        value -> CodeBlock.of("out.writeString($L)", value),
                        in -> CodeBlock.of("$N.readRepeatedString()", in))
                : of(type, name);
    }

    private static ValueCode serializer(CodeBlock serializer) {
        return ValueCode.ofCalls(
                value -> CodeBlock.of("$L.write($L, out)", serializer, value),
                in -> CodeBlock.of("$L.read($N)", serializer, in));
    }

    private ValueCode methodsOf(StateType type, String name) {
        if (type instanceof StateType.EnclosingOf enclosing) {
            return call(Objects.requireNonNull(inlineMethods.get(enclosing.id()), "it is being written"));
        } else if (type instanceof StateType.InlineOf inline) {
            return inline(inline);
        }
        String suffix = methodNames.newName(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        CollectionCode collections = new CollectionCode(this);
        int place = methods.size();
        methods.addAll(place, collections.methods(type, suffix));
        return call(suffix);
    }

    // writeTags(value.tags(), out)
    // readTags(in)
    private static ValueCode call(String suffix) {
        return ValueCode.ofCalls(
                value -> CodeBlock.of("write$L($L, out)", suffix, value), in -> CodeBlock.of("read$L($N)", suffix, in));
    }

    private ValueCode inline(StateType.InlineOf type) {
        String known = inlineMethods.get(type.id());
        if (known != null) {
            return call(known);
        }
        String suffix = methodNames.newName(String.join("", type.name().simpleNames()));
        inlineMethods.put(type.id(), suffix);
        int place = methods.size();
        methods.addAll(place, inlineMethods(type, suffix));
        return call(suffix);
    }

    private List<MethodSpec> inlineMethods(StateType.InlineOf type, String suffix) {
        boolean isCounted = type.structure() instanceof Structure.Product
                && (contains(type, type.id()) || type.records().anyMatch(recursive::contains));
        Optional<String> enter = isCounted ? Optional.of(type.name().canonicalName()) : Optional.empty();
        StructureCode code = StructureCode.of(type.javaType(), type.structure(), enter, this);
        return List.of(
                writeMethod(type.javaType(), suffix, "value")
                        .addCode(code.write())
                        .build(),
                readMethod(type.javaType(), suffix, code.in())
                        .addCode(code.read())
                        .build());
    }

    private static boolean contains(StateType type, String id) {
        return type.parts()
                .anyMatch(part -> (part instanceof StateType.EnclosingOf enclosing
                                && enclosing.id().equals(id))
                        || contains(part, id));
    }

    // private static void writeTags(List<String> list, StateOutput out) {
    static MethodSpec.Builder writeMethod(TypeName type, String suffix, String parameter) {
        return MethodSpec.methodBuilder("write" + suffix)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(type, parameter)
                .addParameter(StateOutput.class, "out");
    }

    // private static List<String> readTags(StateInput in) {
    static MethodSpec.Builder readMethod(TypeName type, String suffix, String in) {
        return MethodSpec.methodBuilder("read" + suffix)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(type)
                .addParameter(StateInput.class, in);
    }
}
