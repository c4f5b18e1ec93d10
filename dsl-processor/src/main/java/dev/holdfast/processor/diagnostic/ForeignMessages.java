package dev.holdfast.processor.diagnostic;

/** Messages about values that other serializers write. */
public final class ForeignMessages {

    private ForeignMessages() {}

    public static Message serializerType(String what, String serializer, String found, String expected) {
        return Message.of(Tag.SERIALIZE_WITH_TYPE, serializer + " does not serialize " + what + ".")
                .found(found)
                .expected("StateSerializer<" + expected + ">")
                .fix("let " + serializer + " implement StateSerializer<" + expected + ">, or name another serializer.");
    }

    public static Message serializerClass(String what, String serializer, String found) {
        return Message.of(Tag.SERIALIZE_WITH_CLASS, "Generated code cannot make the serializer of " + what + ".")
                .found(found)
                .expected("a class with a constructor without parameters that is visible in this package")
                .fix("add '" + serializer + "() {}', and make the class static and not abstract.");
    }

    public static Message onKey(String what, String annotation) {
        return Message.of(Tag.KEY_FOREIGN, "A key has no serializer of its own choice: " + what + ".")
                .found("@" + annotation)
                .expected("a key type without it")
                .line("Bytes of keys sort and find their key group; nothing else knows how.")
                .fix("remove @" + annotation + ", and keep what identifies the value, for example as a String.");
    }

    public static Message kryoNotNeeded(String what, String type) {
        return Message.of(Tag.KRYO_NOT_NEEDED, "@AllowKryo without need on " + what + ".")
                .found("@AllowKryo " + type)
                .expected(type)
                .line("The generated serializer is faster, and its state can evolve.")
                .fix("remove @AllowKryo.");
    }

    public static Message kryoAndSerializer(String what) {
        return Message.of(Tag.KRYO_NOT_NEEDED, "Two ways to write " + what + ".")
                .found("@AllowKryo together with @SerializeWith")
                .expected("one of them")
                .fix("remove @AllowKryo.");
    }
}
