package dev.holdfast.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.CollectionKind;
import dev.holdfast.processor.model.MapKind;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The two methods for a collection, a map or an array. */
final class CollectionCode {

    private final StateCode code;

    CollectionCode(StateCode code) {
        this.code = code;
    }

    List<MethodSpec> methods(StateType type, String suffix) {
        if (type instanceof StateType.CollectionOf collection) {
            return collectionMethods(collection, suffix);
        } else if (type instanceof StateType.MapOf map) {
            return mapMethods(map, suffix);
        }
        return arrayMethods((StateType.ArrayOf) type, suffix);
    }

    private List<MethodSpec> collectionMethods(StateType.CollectionOf type, String suffix) {
        ValueCode element = code.of(type.element(), suffix + "Element");
        return List.of(writeCollection(type, suffix, element), readCollection(type, suffix, element));
    }

    // private static void writeTags(List<String> list, StateOutput out) {
    //     out.writeCount(list.size());
    //     for (String element : list) {
    //         out.writeString(element);
    //     }
    // }
    //
    // private static void writeLists(Set<List<String>> set, StateOutput out) {
    //     int start = out.size();
    //     …
    //     StateCollections.requireReadable(set.size(), out, start, in -> readLists(in));
    // }
    private static MethodSpec writeCollection(StateType.CollectionOf type, String suffix, ValueCode element) {
        String name = nameOf(type.kind());
        MethodSpec.Builder write = StateCode.writeMethod(type.javaType(), suffix, name);
        if (type.kind().isSorted()) {
            write.addStatement("$T.requireNaturalOrder($N.comparator())", StateCollections.class, name);
        }
        boolean isReadBack = type.kind().isSet() && !type.ofPlainValues();
        if (isReadBack) {
            write.addStatement("int start = out.size()");
        } else if (type.kind() == CollectionKind.SET) {
            write.addStatement("$T.requireDistinct($N)", StateCollections.class, name);
        }
        write.addStatement("out.writeCount($N.size())", name);
        write.beginControlFlow("for ($T element : $N)", type.element().javaType(), name);
        write.addCode(element.write(CodeBlock.of("element")));
        write.endControlFlow();
        if (isReadBack) {
            requireReadable(write, name, suffix);
        }
        return write.build();
    }

    // StateCollections.requireReadable(set.size(), out, start, in -> readLists(in));
    private static void requireReadable(MethodSpec.Builder write, String name, String suffix) {
        write.addStatement(
                "$T.requireReadable($N.size(), out, start, in -> read$L(in))", StateCollections.class, name, suffix);
    }

    // private static List<String> readTags(StateInput in) {
    //     int count = in.readCount();
    //     List<String> list = new ArrayList<>(StateInput.presize(count));
    //     for (int i = 0; i < count; i++) {
    //         list.add(in.readString());
    //     }
    //     return Collections.unmodifiableList(list);
    // }
    private static MethodSpec readCollection(StateType.CollectionOf type, String suffix, ValueCode element) {
        String name = nameOf(type.kind());
        TypeName elementType = type.element().javaType();
        MethodSpec.Builder read = StateCode.readMethod(type.javaType(), suffix, "in");
        read.addStatement("int count = in.readCount()");
        switch (type.kind()) {
            case LIST, DEQUE -> newCollection(read, List.class, name, elementType, ArrayList.class);
            case SET -> newCollection(read, Set.class, name, elementType, LinkedHashSet.class);
            case SORTED_SET, NAVIGABLE_SET ->
                read.addStatement("$T<$T> $N = new $T<>()", TreeSet.class, elementType, name, TreeSet.class);
        }
        read.beginControlFlow("for (int i = 0; i < count; i++)");
        if (type.kind().isSorted()) {
            read.addStatement("$T.add($N, $L)", StateCollections.class, name, element.read("in"));
        } else {
            read.addStatement("$N.add($L)", name, element.read("in"));
        }
        read.endControlFlow();
        if (type.kind() == CollectionKind.SET) {
            refuseDuplicates(read);
        }
        return read.addStatement(unmodifiable(type.kind(), name)).build();
    }

    private static void newCollection(
            MethodSpec.Builder read, Class<?> type, String name, TypeName element, Class<?> implementation) {
        read.addStatement(
                "$T<$T> $N = new $T<>($T.presize(count))", type, element, name, implementation, StateInput.class);
    }

    private static void refuseDuplicates(MethodSpec.Builder read) {
        read.beginControlFlow("if (set.size() != count)");
        read.addStatement("throw new $T($S)", CorruptStateException.class, "a set has one of its elements twice");
        read.endControlFlow();
    }

    private static CodeBlock unmodifiable(CollectionKind kind, String name) {
        return switch (kind) {
            case LIST -> CodeBlock.of("return $T.unmodifiableList($N)", Collections.class, name);
            case SET -> CodeBlock.of("return $T.unmodifiableSet($N)", StateCollections.class, name);
            case SORTED_SET -> CodeBlock.of("return $T.unmodifiableSortedSet($N)", Collections.class, name);
            case NAVIGABLE_SET -> CodeBlock.of("return $T.unmodifiableNavigableSet($N)", Collections.class, name);
            case DEQUE -> CodeBlock.of("return $T.unmodifiableDeque($N)", StateCollections.class, name);
        };
    }

    private static String nameOf(CollectionKind kind) {
        return switch (kind) {
            case LIST -> "list";
            case SET, SORTED_SET, NAVIGABLE_SET -> "set";
            case DEQUE -> "deque";
        };
    }

    private List<MethodSpec> mapMethods(StateType.MapOf type, String suffix) {
        ValueCode key = code.ofKey(type.key(), suffix + "Key");
        ValueCode value = code.of(type.value(), suffix + "Value");
        return List.of(writeMap(type, suffix, key, value), readMap(type, suffix, key, value));
    }

    // private static void writeVisits(Map<String, Long> map, StateOutput out) {
    //     StateCollections.requireDistinct(map);
    //     out.writeCount(map.size());
    //     for (Map.Entry<String, Long> entry : map.entrySet()) {
    //         out.writeString(entry.getKey());
    //         out.writeVarLong(entry.getValue());
    //     }
    // }
    private static MethodSpec writeMap(StateType.MapOf type, String suffix, ValueCode key, ValueCode value) {
        MethodSpec.Builder write = StateCode.writeMethod(type.javaType(), suffix, "map");
        if (type.kind().isSorted()) {
            write.addStatement("$T.requireNaturalOrder(map.comparator())", StateCollections.class);
        }
        if (!type.ofPlainKeys()) {
            write.addStatement("int start = out.size()");
        } else if (!type.kind().isSorted()) {
            write.addStatement("$T.requireDistinct(map)", StateCollections.class);
        }
        write.addStatement("out.writeCount(map.size())");
        write.beginControlFlow(
                "for ($T.Entry<$T, $T> entry : map.entrySet())",
                Map.class,
                type.key().javaType(),
                type.value().javaType());
        write.addCode(key.write(CodeBlock.of("entry.getKey()")));
        write.addCode(value.write(CodeBlock.of("entry.getValue()")));
        write.endControlFlow();
        if (!type.ofPlainKeys()) {
            requireReadable(write, "map", suffix);
        }
        return write.build();
    }

    // private static Map<String, Long> readVisits(StateInput in) {
    //     int count = in.readCount();
    //     MapBuilder<String, Long> map = new MapBuilder<>(count);
    //     for (int i = 0; i < count; i++) {
    //         String key = in.readRepeatedString();
    //         map.put(key, in.readVarLong());
    //     }
    //     return map.build();
    // }
    private static MethodSpec readMap(StateType.MapOf type, String suffix, ValueCode key, ValueCode value) {
        MethodSpec.Builder read = StateCode.readMethod(type.javaType(), suffix, "in");
        TypeName keyType = type.key().javaType();
        boolean isSorted = type.kind().isSorted();
        read.addStatement("int count = in.readCount()");
        read.addStatement(
                "$T<$T, $T> map = new $T<>($L)",
                isSorted ? TreeMap.class : MapBuilder.class,
                keyType,
                type.value().javaType(),
                isSorted ? TreeMap.class : MapBuilder.class,
                isSorted ? "" : "count");
        read.beginControlFlow("for (int i = 0; i < count; i++)");
        read.addStatement("$T key = $L", keyType, key.read("in"));
        CodeBlock readValue = value.read("in");
        read.addStatement(
                isSorted
                        ? CodeBlock.of("$T.put(map, key, $L)", StateCollections.class, readValue)
                        : CodeBlock.of("map.put(key, $L)", readValue));
        read.endControlFlow();
        return read.addStatement(finished(type.kind())).build();
    }

    private static CodeBlock finished(MapKind kind) {
        return switch (kind) {
            case MAP -> CodeBlock.of("return map.build()");
            case SORTED_MAP -> CodeBlock.of("return $T.unmodifiableSortedMap(map)", Collections.class);
            case NAVIGABLE_MAP -> CodeBlock.of("return $T.unmodifiableNavigableMap(map)", Collections.class);
        };
    }

    // private static void writeNames(String[] array, StateOutput out) {
    //     out.writeCount(array.length);
    //     for (String element : array) {
    //         out.writeString(element);
    //     }
    // }
    //
    // private static String[] readNames(StateInput in) {
    //     int count = in.readCount();
    //     List<String> list = new ArrayList<>(StateInput.presize(count));
    //     for (int i = 0; i < count; i++) {
    //         list.add(in.readString());
    //     }
    //     return list.toArray(new String[0]);
    // }
    private List<MethodSpec> arrayMethods(StateType.ArrayOf type, String suffix) {
        ValueCode element = code.of(type.element(), suffix + "Element");
        TypeName elementType = type.element().javaType();
        MethodSpec.Builder write = StateCode.writeMethod(type.javaType(), suffix, "array");
        write.addStatement("out.writeCount(array.length)");
        write.beginControlFlow("for ($T element : array)", elementType);
        write.addCode(element.write(CodeBlock.of("element")));
        write.endControlFlow();
        MethodSpec.Builder read = StateCode.readMethod(type.javaType(), suffix, "in");
        read.addStatement("int count = in.readCount()");
        newCollection(read, List.class, "list", elementType, ArrayList.class);
        read.beginControlFlow("for (int i = 0; i < count; i++)");
        read.addStatement("list.add($L)", element.read("in"));
        read.endControlFlow();
        read.addStatement("return list.toArray($L)", emptyArray(elementType));
        return List.of(write.build(), read.build());
    }

    // new String[0], new int[0][]
    private static CodeBlock emptyArray(TypeName element) {
        TypeName innermost = element;
        String dimensions = "";
        while (innermost instanceof ArrayTypeName array) {
            innermost = array.componentType();
            dimensions += "[]";
        }
        return CodeBlock.of("new $T[0]$L", innermost, dimensions);
    }
}
