package dev.holdfast.processor.diagnostic;

/** Messages about keys and key records. */
public final class KeyMessages {

    private static final String SUPPORTED =
            "String, byte, short, int, long or a box, UUID, LocalDate, Instant, enum, or @KeyRecord";

    private KeyMessages() {}

    public static Message notRecord(String kind, String name) {
        return Message.of(Tag.KEY_NOT_RECORD, "@KeyRecord is on " + kind + " " + name + ", which is not a record.")
                .found(kind + " " + name)
                .expected("record " + name + "(...)")
                .fix("declare it as 'record " + name + "(...)', with the parts of the key as components.");
    }

    public static Message privateRecord(String name, String privateType) {
        return Message.of(Tag.KEY_PRIVATE, "Key record " + name + " is private, so its serializer cannot name it.")
                .found("private " + privateType)
                .expected("a record that is visible in its package")
                .fix("remove 'private' from " + privateType + ".");
    }

    public static Message hiddenType(String type, String what) {
        return Message.of(Tag.KEY_PRIVATE, "Generated code cannot see " + type + " of " + what + ".")
                .expected("a type that is public, or visible in the package of the generated class")
                .fix("make " + type + " visible there.");
    }

    public static Message generic(String name, String parameters) {
        return Message.of(Tag.KEY_GENERIC, "Key record " + name + " has type parameters.")
                .found(name + parameters)
                .expected(name)
                .line("The parameter leaves component types open, so no bytes could stand for the key.")
                .fix("declare a record for each type that is needed, without type parameters.");
    }

    public static Message equality(String name, String method) {
        return Message.of(Tag.KEY_EQUALITY, "Key record " + name + " has an equality of its own.")
                .found(method)
                .expected("the equals and hashCode that Java gives to a record")
                .line(
                        "State is found by the bytes of a key; if equals said otherwise, results would depend on batches.")
                .fix(
                        "remove them, and make equal keys alike in the constructor: name = name.toLowerCase(Locale.ROOT).");
    }

    public static Message unsupported(String what, String found, String fix) {
        return unsupported(what, found).fix(fix);
    }

    public static Message floating(String what, String found) {
        return unsupported(what, found)
                .line("Two numbers that print alike may differ in the last bit, and would be two keys.")
                .fix("use a long in a fixed unit, for example thousandths.");
    }

    public static Message nullable(String what, String type) {
        return Message.of(Tag.KEY_NULLABLE, "A key has no missing parts: @Nullable on " + what + ".")
                .found("@Nullable " + type)
                .expected(type)
                .fix(
                        "remove @Nullable, and let a value of its own say that there is none, for example an empty string.");
    }

    public static Message recursive(String name, String cycle) {
        return Message.of(Tag.KEY_RECURSIVE, "No value of " + name + " has an end: it always contains another one.")
                .found(cycle)
                .expected("key records that end in other types")
                .fix("keep the parts of the other key as components, or its text.");
    }

    private static Message unsupported(String what, String found) {
        return Message.of(Tag.KEY_TYPE_UNSUPPORTED, "No key serializer for " + what + ".")
                .found(found)
                .expected(SUPPORTED);
    }
}
