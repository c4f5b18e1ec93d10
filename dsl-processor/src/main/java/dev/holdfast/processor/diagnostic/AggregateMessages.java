package dev.holdfast.processor.diagnostic;

/** Messages about aggregates. */
public final class AggregateMessages {

    private AggregateMessages() {}

    public static Message missing(String type, String method, String expected) {
        return aggregate("Aggregate " + type + " has no method " + method + ".")
                .expected(expected)
                .fix("add it.");
    }

    public static Message two(String type, String method, int count) {
        return aggregate("Aggregate " + type + " has " + count + " methods with the name " + method + ".")
                .line("They are found by their names, so it is open which of them is meant.")
                .fix("give the others another name.");
    }

    public static Message hidden(String method) {
        return aggregate("Method " + method + " of an aggregate cannot be called by generated code.")
                .expected("a method that is not private, in no private class, without type parameters and 'throws'")
                .fix("make it one.");
    }

    public static Message ofNoObject(String method, String type) {
        return aggregate("Method " + method + " of an aggregate needs an object that no factory can take.")
                .found(type + ", an inner class, or one with type parameters")
                .fix("make the method static, or " + type + " a static class without type parameters.");
    }

    public static Message signature(String method, String found, String expected) {
        return aggregate("Method " + method + " of an aggregate has no signature that fits.")
                .found(found)
                .expected(expected)
                .line("S is the type of what is accumulated, which add gives.")
                .fix("change the signature; parameter names are free, order and types are not.");
    }

    public static Message addsToNull(String method, String type) {
        return aggregate("Method " + method + " is handed null with the first event, and does not say so.")
                .found(type)
                .expected("@Nullable " + type + ", or a method 'static " + type + " start()'")
                .fix("add @Nullable and begin there, or add the method start.");
    }

    public static Message nullable(String what, String type) {
        return aggregate("What is accumulated is never null here: @Nullable on " + what + ".")
                .found("@Nullable " + type)
                .expected(type)
                .fix("remove @Nullable.");
    }

    public static Message name(String type, String found) {
        return aggregate("Aggregate " + type + " cannot have the name '" + found + "' in checkpoints.")
                .expected("letters, digits and _, with no digit first, up to 128 of them")
                .fix("name it: @Aggregate(name = \"...\").");
    }

    private static Message aggregate(String firstLine) {
        return Message.of(Tag.AGGREGATE, firstLine);
    }
}
