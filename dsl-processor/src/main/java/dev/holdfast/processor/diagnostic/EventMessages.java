package dev.holdfast.processor.diagnostic;

/** Messages about event records. */
public final class EventMessages {

    private EventMessages() {}

    public static Message notRecord(String kind, String name) {
        return Message.of(Tag.EVENT_NOT_RECORD, "@EventRecord is on " + kind + " " + name + ", which is not a record.")
                .found(kind + " " + name)
                .expected("record " + name + "(...)")
                .fix("declare it as 'record " + name + "(...)'.");
    }

    public static Message generic(String name, String parameters) {
        return Message.of(Tag.EVENT_GENERIC, "Event record " + name + " has type parameters.")
                .found(name + parameters)
                .expected(name)
                .line("Its fields are constants, which have one type each.")
                .fix("declare a record for each type that is needed, without type parameters.");
    }
}
