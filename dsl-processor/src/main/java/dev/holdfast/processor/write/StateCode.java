package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/**
 * The code that writes and reads values of state types, for one generated serializer. Collections get a method each; all
 * else stands in one line.
 */
final class StateCode {

    private final NestedSerializers nested;
    private final NameAllocator methodNames = new NameAllocator();
    private final List<MethodSpec> methods = new ArrayList<>();

    StateCode(NestedSerializers nested) {
        this.nested = nested;
    }

    /** The methods for the collections that were asked for so far. */
    List<MethodSpec> methods() {
        return methods;
    }

    // SchemaType.list(SchemaType.STRING)
    CodeBlock schemaType(StateType type) {
        if (type instanceof StateType.Scalar scalar) {
            return CodeBlock.of(
                    "$T.$L", SchemaType.class, StateScalars.of(scalar.type()).schema());
        } else if (type instanceof StateType.EnumOf constants) {
            return CodeBlock.of("$T.enumeration($T.class).schema().type()", StateSerializers.class, constants.name());
        } else if (type instanceof StateType.RecordOf record) {
            return CodeBlock.of("$N.schema().type()", nested.of(record.name()));
        } else if (type instanceof StateType.ListOf list) {
            return CodeBlock.of("$T.list($L)", SchemaType.class, schemaType(list.element()));
        } else if (type instanceof StateType.MapOf map) {
            return CodeBlock.of("$T.map($L, $L)", SchemaType.class, schemaType(map.key()), schemaType(map.value()));
        }
        return CodeBlock.of("$T.nullable($L)", SchemaType.class, schemaType(((StateType.NullableOf) type).type()));
    }

    /** What writes and reads values of a type. */
    ValueCode of(StateType type, String name) {
        if (type instanceof StateType.Scalar scalar) {
            String method = StateScalars.of(scalar.type()).method();
            return new ValueCode(
                    value -> CodeBlock.of("out.write$L($L)", method, value),
                    in -> CodeBlock.of("$N.read$L()", in, method));
        } else if (type instanceof StateType.EnumOf constants) {
            return new ValueCode(
                    value -> CodeBlock.of("out.writeEnum($L)", value),
                    in -> CodeBlock.of("$N.readEnum($T.class)", in, constants.name()));
        } else if (type instanceof StateType.RecordOf record) {
            String serializer = nested.of(record.name());
            return new ValueCode(
                    value -> CodeBlock.of("$N.write($L, out)", serializer, value),
                    in -> CodeBlock.of("$N.read($N)", serializer, in));
        } else if (type instanceof StateType.ListOf list) {
            return collection(name, suffix -> addListMethods(list, suffix));
        } else if (type instanceof StateType.MapOf map) {
            return collection(name, suffix -> addMapMethods(map, suffix));
        }
        return of(((StateType.NullableOf) type).type(), name).orNull();
    }

    private ValueCode collection(String name, Consumer<String> addMethods) {
        String suffix = methodNames.newName(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        addMethods.accept(suffix);
        return new ValueCode(
                value -> CodeBlock.of("write$L($L, out)", suffix, value), in -> CodeBlock.of("read$L($N)", suffix, in));
    }

    // private static void writeTags(List<String> list, StateOutput out) {
    //     out.writeCount(list.size());
    //     for (String element : list) {
    //         out.writeString(element);
    //     }
    // }
    //
    // private static List<String> readTags(StateInput in) {
    //     int count = in.readCount();
    //     List<String> list = new ArrayList<>(count);
    //     for (int i = 0; i < count; i++) {
    //         list.add(in.readString());
    //     }
    //     return Collections.unmodifiableList(list);
    // }
    private void addListMethods(StateType.ListOf list, String suffix) {
        MethodSpec.Builder write = writeMethod(list, suffix, "list");
        MethodSpec.Builder read = readMethod(list, suffix);
        int place = methods.size();
        ValueCode element = of(list.element(), suffix + "Element");
        write.addStatement("out.writeCount(list.size())");
        write.beginControlFlow("for ($T element : list)", list.element().javaType());
        write.addCode(element.write(CodeBlock.of("element")));
        write.endControlFlow();
        read.addStatement("int count = in.readCount()");
        read.addStatement("$T list = new $T<>(count)", list.javaType(), ArrayList.class);
        read.beginControlFlow("for (int i = 0; i < count; i++)");
        read.addStatement("list.add($L)", element.read("in"));
        read.endControlFlow();
        read.addStatement("return $T.unmodifiableList(list)", Collections.class);
        methods.addAll(place, List.of(write.build(), read.build()));
    }

    // private static void writeVisits(Map<String, Long> map, StateOutput out) {
    //     out.writeCount(map.size());
    //     for (Map.Entry<String, Long> entry : map.entrySet()) {
    //         out.writeString(entry.getKey());
    //         out.writeVarLong(entry.getValue());
    //     }
    // }
    //
    // private static Map<String, Long> readVisits(StateInput in) {
    //     int count = in.readCount();
    //     Map<String, Long> map = new LinkedHashMap<>(count);
    //     for (int i = 0; i < count; i++) {
    //         String key = in.readString();
    //         map.put(key, in.readVarLong());
    //     }
    //     if (map.size() != count) {
    //         throw new CorruptStateException("a map has one of its keys twice");
    //     }
    //     return Collections.unmodifiableMap(map);
    // }
    private void addMapMethods(StateType.MapOf map, String suffix) {
        MethodSpec.Builder write = writeMethod(map, suffix, "map");
        MethodSpec.Builder read = readMethod(map, suffix);
        int place = methods.size();
        ValueCode key = of(map.key(), suffix + "Key");
        ValueCode value = of(map.value(), suffix + "Value");
        write.addStatement("out.writeCount(map.size())");
        write.beginControlFlow(
                "for ($T.Entry<$T, $T> entry : map.entrySet())",
                Map.class,
                map.key().javaType(),
                map.value().javaType());
        write.addCode(key.write(CodeBlock.of("entry.getKey()")));
        write.addCode(value.write(CodeBlock.of("entry.getValue()")));
        write.endControlFlow();
        read.addStatement("int count = in.readCount()");
        read.addStatement("$T map = new $T<>(count)", map.javaType(), LinkedHashMap.class);
        read.beginControlFlow("for (int i = 0; i < count; i++)");
        read.addStatement("$T key = $L", map.key().javaType(), key.read("in"));
        read.addStatement("map.put(key, $L)", value.read("in"));
        read.endControlFlow();
        read.beginControlFlow("if (map.size() != count)");
        read.addStatement("throw new $T($S)", CorruptStateException.class, "a map has one of its keys twice");
        read.endControlFlow();
        read.addStatement("return $T.unmodifiableMap(map)", Collections.class);
        methods.addAll(place, List.of(write.build(), read.build()));
    }

    // private static void writeTags(List<String> list, StateOutput out) {
    private static MethodSpec.Builder writeMethod(StateType type, String suffix, String parameter) {
        return MethodSpec.methodBuilder("write" + suffix)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(type.javaType(), parameter)
                .addParameter(StateOutput.class, "out");
    }

    // private static List<String> readTags(StateInput in) {
    private static MethodSpec.Builder readMethod(StateType type, String suffix) {
        return MethodSpec.methodBuilder("read" + suffix)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(type.javaType())
                .addParameter(StateInput.class, "in");
    }
}
