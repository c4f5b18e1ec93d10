package dev.holdfast.processor.diagnostic;

/** Messages about state records and state types. */
public final class StateMessages {

    private static final String SUPPORTED =
            "a primitive or its box, String, enum, UUID, BigDecimal, BigInteger, java.time, Optional, array, @StateRecord,"
                    + " @KeyRecord, sealed interface of records, or List, Set, Map, SortedSet, SortedMap, Deque of these";

    private StateMessages() {}

    public static Message notRecord(String kind, String name) {
        return Message.of(
                        Tag.STATE_NOT_RECORD,
                        "@StateRecord is on " + kind + " " + name + ", whose values nothing describes.")
                .found(kind + " " + name)
                .expected("a record, a class with fields, or a sealed interface of records")
                .fix("declare it as 'record " + name + "(...)', with all of the state in its components.");
    }

    public static Message privateRecord(String name, String privateType) {
        return Message.of(Tag.STATE_PRIVATE, "State record " + name + " is private, so its serializer cannot name it.")
                .found("private " + privateType)
                .expected("a record that is visible in its package")
                .fix("remove 'private' from " + privateType + ".");
    }

    public static Message hiddenType(String type, String what) {
        return Message.of(Tag.STATE_PRIVATE, "Generated code cannot see " + type + " of " + what + ".")
                .expected("a type that is public, or visible in the package of the generated class")
                .fix("make " + type + " visible there.");
    }

    public static Message endless(String what, String type) {
        return Message.of(Tag.STATE_GENERIC, "Endless arguments in " + what + ".")
                .found(type + " inside " + type + ", each time with longer arguments")
                .expected("a type that contains itself with the same arguments")
                .fix("give the inner " + type + " the arguments of the outer one.");
    }

    public static Message version(String name, int version) {
        return Message.of(Tag.STATE_VERSION, "Version of state record " + name + " is less than 1.")
                .found("version = " + version)
                .expected("version = 1 or more")
                .fix("remove the version, which gives 1, or count up from 1.");
    }

    public static Message unsupported(String what, String found, String fix) {
        return Message.of(Tag.STATE_TYPE_UNSUPPORTED, "No serializer for " + what + ".")
                .found(found)
                .expected(SUPPORTED)
                .fix(fix);
    }

    public static Message unsupportedState(String what, String found, String fix) {
        return Message.of(Tag.STATE_TYPE_UNSUPPORTED, "No serializer for " + what + ".")
                .found(found)
                .expected("a @StateRecord, a @KeyRecord, the box of a primitive, String, enum, UUID, BigDecimal,"
                        + " BigInteger, byte[], or a type of java.time")
                .fix(fix);
    }

    public static Message openType(String what, String found, String fix) {
        return Message.of(Tag.STATE_TYPE_OPEN, "The type of " + what + " is open.")
                .found(found)
                .expected("a type whose values all have one known structure")
                .line("Bytes carry no class names: reading them back, nobody would know which class to make.")
                .fix(fix);
    }

    public static Message notData(String what, String found, String type) {
        return Message.of(Tag.STATE_NOT_DATA, "No bytes could stand for " + what + ".")
                .found(found)
                .expected("data: what is still true after a restart, on another machine")
                .line("A value of " + type + " is code, or belongs to a running process.")
                .fix("keep what it is made from as state, and make it where it is used.");
    }

    public static Message collectionType(String what, String found, String fix) {
        return Message.of(Tag.STATE_COLLECTION_TYPE, "Collection class in " + what + ".")
                .found(found)
                .expected("List, Set, SortedSet, NavigableSet, Deque, Map, SortedMap or NavigableMap")
                .line("Collections that are read back cannot be changed, so they are of no class that can.")
                .fix(fix);
    }

    public static Message genericArray(String what, String found, String element) {
        return Message.of(Tag.STATE_GENERIC_ARRAY, "Java makes no such array: " + what + ".")
                .found(found)
                .expected("List<" + element + ">")
                .fix("declare it as List<" + element + ">.");
    }

    public static Message arrayAsKey(String what, String collection, String array) {
        return Message.of(Tag.STATE_ARRAY_AS_KEY, "Arrays as keys or elements in " + what + ".")
                .found(collection)
                .expected("elements and keys that are equal when their content is")
                .line("An array equals only itself, so nothing that was read back is ever found.")
                .fix("use a List instead of " + array + ".");
    }

    public static Message arrayInKey(String what, String collection, String component, String record, String array) {
        return Message.of(Tag.STATE_ARRAY_AS_KEY, "Arrays as keys or elements in " + what + ".")
                .found(collection + ", and '" + component + "' of " + record + " is " + array)
                .expected("elements and keys that are equal when their content is")
                .line("An array equals only itself, and so does a record with one: what was read back is never found.")
                .fix("declare '" + component + "' as a List, or give " + record
                        + " an equals and a hashCode that compare the content.");
    }

    public static Message noEquality(String what, String collection, String type) {
        return Message.of(Tag.STATE_NO_EQUALITY, "No two elements of " + what + " are equal.")
                .found(collection + ", and class " + type + " has no equals")
                .expected("elements and keys that are equal when their content is")
                .line("Without equals a value equals only itself, so nothing that was read back is ever found.")
                .fix("declare " + type + " as a record, or give it an equals and a hashCode.");
    }

    public static Message notComparable(String what, String collection, String element) {
        return Message.of(Tag.STATE_NOT_COMPARABLE, "Nothing orders the elements of " + what + ".")
                .found(collection + ", and " + element + " does not compare with itself")
                .expected("elements with a natural order, never null")
                .line("A comparator is code, which bytes cannot keep; sorted collections have the natural order.")
                .fix("let the element's type implement Comparable, or declare a Set or Map, which keeps its order.");
    }

    public static Message nullableOptional(String what, String type) {
        return Message.of(Tag.STATE_NULLABLE_OPTIONAL, "Two ways to be absent in " + what + ".")
                .found("@Nullable together with " + type)
                .expected("an Optional, or @Nullable")
                .fix("remove @Nullable; an empty Optional says that there is no value.");
    }

    public static Message wildcard(String what, String found, String inside, String fix) {
        return Message.of(Tag.STATE_TYPE_UNSUPPORTED, "No serializer for " + what + ".")
                .found(found)
                .line("The wildcard in " + inside + " leaves a type open, so its bytes could not be read back.")
                .fix(fix);
    }

    public static Message raw(String what, String found, String fix) {
        return Message.of(Tag.STATE_TYPE_RAW, "Raw type in " + what + ".")
                .found(found)
                .line("Without its type arguments nothing says what the elements are.")
                .fix(fix);
    }

    public static Message notAnnotated(String what, String record) {
        return Message.of(Tag.STATE_NOT_ANNOTATED, "Record " + record + " of " + what + " has no serializer.")
                .found("record " + record)
                .expected("@StateRecord record " + record)
                .fix("add @StateRecord to record " + record
                        + ", or, if it is not yours, declare one of your own with its components.");
    }

    public static Message nullableState(String what, String type) {
        return Message.of(Tag.STATE_NULLABLE, "State is never null: @Nullable on " + what + ".")
                .found("GroupState<@Nullable " + type + ">")
                .expected("GroupState<" + type + ">")
                .line("exists() says whether there is a state, getOption() gives it, and remove() takes it away.")
                .fix("remove @Nullable.");
    }

    public static Message nullablePrimitive(String what, String primitive, String box) {
        return Message.of(Tag.STATE_NULLABLE_PRIMITIVE, "A primitive is never null: @Nullable on " + what + ".")
                .found("@Nullable " + primitive)
                .expected(primitive + ", or @Nullable " + box)
                .fix("declare it as '@Nullable " + box + "', or remove @Nullable.");
    }

    public static Message recursive(String name, String cycle) {
        return Message.of(Tag.STATE_RECURSIVE, "No value of " + name + " has an end: it always contains another one.")
                .found(cycle)
                .expected("a way out: @Nullable, an Optional, a collection, or a sealed type with another alternative")
                .fix("add @Nullable to a component on that way, or keep the id of the other one.");
    }

    public static Message alsoKey(String name) {
        return Message.of(Tag.STATE_AND_KEY, "Record " + name + " is both @StateRecord and @KeyRecord.")
                .line("Its two serializers would have one name, and their bytes differ: keys sort, state is short.")
                .fix("remove one of the annotations; where both are needed, declare a record for each.");
    }

    public static Message unbounded(String function) {
        return Message.of(
                        Tag.STATE_UNBOUNDED,
                        "State of " + function + " grows with every key: it has no timeout and is never removed.")
                .fix("take a ProcessingTimeGroupState and set a timeout, call state.remove() when done,"
                        + " or say why with @Unbounded(\"...\").");
    }

    public static Message unboundedWithoutTimeout(String function, String setter) {
        return Message.of(
                        Tag.STATE_UNBOUNDED,
                        "State of " + function + " grows with every key: no timeout is set and nothing removes it.")
                .fix("call state." + setter + "(...) and remove the state when it fires,"
                        + " or say why with @Unbounded(\"...\").");
    }

    public static Message unboundedInSpiteOfTimeout(String function) {
        return Message.of(
                        Tag.STATE_UNBOUNDED,
                        "State of " + function + " grows with every key: its timeouts fire and leave it there.")
                .fix("call state.remove() where hasTimedOut() is true, or say why with @Unbounded(\"...\").");
    }
}
