package dev.holdfast.processor.diagnostic;

/** Messages about state records and state types. */
public final class StateMessages {

    private StateMessages() {}

    public static Message notRecord(String kind, String name) {
        return Message.of(Tag.STATE_NOT_RECORD, "@StateRecord is on " + kind + " " + name + ", which is not a record.")
                .found(kind + " " + name)
                .expected("record " + name + "(...)")
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

    public static Message generic(String name, String parameters) {
        return Message.of(Tag.STATE_GENERIC, "State record " + name + " has type parameters.")
                .found(name + parameters)
                .expected(name)
                .line("The parameter leaves component types open, so their bytes could not be read back.")
                .fix("declare a record for each type that is needed, without type parameters.");
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
                .expected(
                        "a primitive or its box, String, enum, Instant, Duration, @StateRecord, or List or Map of these")
                .fix(fix);
    }

    public static Message unsupportedState(String what, String found, String fix) {
        return Message.of(Tag.STATE_TYPE_UNSUPPORTED, "No serializer for " + what + ".")
                .found(found)
                .expected("a @StateRecord, the box of a primitive, String, enum, Instant, or Duration")
                .fix(fix);
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

    public static Message notAnnotated(String what, String record, boolean isKeyRecord) {
        String fix = isKeyRecord
                ? "keep the parts of the key as components, or declare a @StateRecord with the same components."
                : "add @StateRecord to record " + record + ".";
        Message message = Message.of(
                        Tag.STATE_NOT_ANNOTATED, "Record " + record + " of " + what + " has no serializer.")
                .found((isKeyRecord ? "@KeyRecord record " : "record ") + record)
                .expected("@StateRecord record " + record);
        return (isKeyRecord
                        ? message.line("Bytes of keys sort, bytes of state are short: they are not the same.")
                        : message)
                .fix(fix);
    }

    public static Message nullablePrimitive(String what, String primitive, String box) {
        return Message.of(Tag.STATE_NULLABLE_PRIMITIVE, "A primitive is never null: @Nullable on " + what + ".")
                .found("@Nullable " + primitive)
                .expected(primitive + ", or @Nullable " + box)
                .fix("declare it as '@Nullable " + box + "', or remove @Nullable.");
    }

    public static Message recursive(String name, String cycle) {
        return Message.of(Tag.STATE_RECURSIVE, "State record " + name + " contains itself.")
                .found(cycle)
                .expected("state records that end in other types")
                .line("Serializers follow the components, and would not know how deep to go.")
                .fix("keep a reference instead, for example the id of the other record.");
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
}
