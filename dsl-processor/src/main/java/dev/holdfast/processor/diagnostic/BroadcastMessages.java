package dev.holdfast.processor.diagnostic;

import java.util.List;

/** Messages about broadcasts that update functions read, and what applies their changes. */
public final class BroadcastMessages {

    private BroadcastMessages() {}

    public static Message unchanged(String function, String broadcast, String method, String changes) {
        return onBroadcast("Broadcast '" + broadcast + "' of " + function + " is read, but nothing changes it.")
                .expected("a method of the class with @OnBroadcast(\"" + method + "\") that takes a change and "
                        + changes)
                .fix("add '@OnBroadcast(\"" + method + "\") static void change(<change>, " + changes + ") { ... }'.");
    }

    public static Message unread(String method, String function) {
        return onBroadcast("@OnBroadcast on " + method + " is for " + function + ", which reads no broadcast.")
                .expected("a parameter BroadcastState<K, V> of the update function")
                .fix("add it, or remove the method.");
    }

    public static Message two(String function, String first, String second) {
        return onBroadcast("Two methods apply the changes of the broadcasts of " + function + ".")
                .label("here", second)
                .label("also", first)
                .line("All changes come in one stream, so one method applies them.")
                .fix("remove one of them.");
    }

    public static Message signature(String method, String found, String expected) {
        return onBroadcast("Method " + method + " cannot apply changes of the broadcasts that it is for.")
                .found(found)
                .expected(expected)
                .fix(
                        "change the signature; broadcasts have the names and types that they have in the update function.");
    }

    public static Message returns(String method, String found) {
        return onBroadcast("Method " + method + " applies changes, so nobody reads what it returns.")
                .found(found)
                .expected("void")
                .fix("return nothing; results are given by the update function.");
    }

    public static Message ofNothing(String method, String found, List<String> functions) {
        Message message = onBroadcast(
                        "@OnBroadcast on " + method + " names no update function of its class that takes states.")
                .found("\"" + found + "\"");
        return functions.isEmpty()
                ? message.fix("remove it, or move it into the class of the update function.")
                : message.expected(Message.listed(functions)).fix("name one of them.");
    }

    private static Message onBroadcast(String firstLine) {
        return Message.of(Tag.ON_BROADCAST, firstLine);
    }
}
