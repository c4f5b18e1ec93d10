package dev.holdfast.processor.diagnostic;

import java.util.List;

/** Messages about states and timers that are parameters, and about functions from state to state. */
public final class StatesMessages {

    private static final String STATES =
            "ValueState, MapState, ListState, TimeSortedState, BroadcastState, EventTimers or ProcessingTimers";

    private StatesMessages() {}

    public static Message otherParameter(String function, String parameter, String found) {
        return Message.of(
                        Tag.UPDATE_SIGNATURE,
                        "Update function " + function + " takes '" + parameter + "', which is no state and no Emitter.")
                .found(found)
                .expected("(key, Iterator<T> events, states..., Emitter<R> out), each state a " + STATES)
                .fix("change its type, or remove it; an Emitter is the last parameter.");
    }

    public static Message mixedWithGroupState(String function, String groupState) {
        return Message.of(
                        Tag.UPDATE_SIGNATURE,
                        "Update function " + function + " takes a group state and other states as parameters.")
                .found(groupState)
                .expected("a group state alone, or any number of " + STATES)
                .fix("take a ValueState instead of the group state, and timers instead of its timeout.");
    }

    public static Message returnsOne(String function, String found) {
        return Message.of(
                        Tag.UPDATE_RETURN_TYPE,
                        "Update function " + function + " returns one result per call; timers have calls too.")
                .found(found)
                .expected("List<R>, Iterable<R>, Iterator<R>, java.util.stream.Stream<R>, or void with an Emitter<R>")
                .fix("return List<" + found + ">, or void with a last parameter Emitter<" + found + ">.");
    }

    public static Message nameTaken(String function, String name) {
        return Message.of(Tag.STATE_NAME, "Two states of " + function + " have the name '" + name + "'.")
                .line("A checkpoint finds a state by its name, so the two would read each other's values.")
                .fix("give one of them another name; keep the name of the one whose values must survive.");
    }

    public static Message nameInvalid(String function, String name) {
        return Message.of(Tag.STATE_NAME, "A state of " + function + " cannot have the name '" + name + "'.")
                .expected("1 to 128 printable characters, without '.' and '/'")
                .fix("choose a short name, or remove @Named, which gives the name of the parameter.");
    }

    public static Message nullableValue(String what, String type) {
        return Message.of(Tag.STATE_NULLABLE, "State is never null: @Nullable on " + what + ".")
                .found("@Nullable " + type)
                .expected(type)
                .line("get gives an Optional, and remove takes the value away.")
                .fix("remove @Nullable.");
    }

    public static Message ttlInvalid(String parameter, String found) {
        return Message.of(Tag.TIME_TO_LIVE, "The time to live of '" + parameter + "' is no duration above zero.")
                .found(found)
                .expected("for example \"P30D\", \"PT12H\" or \"PT10M\"")
                .fix("write days as \"P30D\", hours as \"PT12H\", minutes as \"PT10M\".");
    }

    public static Message ttlOfTimers(String parameter, String type) {
        return Message.of(Tag.TIME_TO_LIVE, "Timers '" + parameter + "' cannot have a time to live.")
                .found("@TimeToLive " + type)
                .line("A timer is gone when it has fired.")
                .fix("remove @TimeToLive, or call cancel.");
    }

    public static Message ttlOfBroadcast(String parameter, String type) {
        return Message.of(Tag.TIME_TO_LIVE, "Broadcast '" + parameter + "' cannot have a time to live.")
                .found("@TimeToLive " + type)
                .line("Its entries change only by the method with @OnBroadcast.")
                .fix("remove @TimeToLive, and entries by a change.");
    }

    public static Message timersOfNoEnum(String parameter, String found) {
        return Message.of(Tag.UPDATE_SIGNATURE, "Timers '" + parameter + "' are not named by an enum of their own.")
                .found(found)
                .expected("an enum with a constant for each timer")
                .fix("declare one, for example 'enum Alarm { QUIET }', and take EventTimers<Alarm>.");
    }

    public static Message timersOfOneEnum(String function, String type) {
        return Message.of(Tag.ON_TIMER, "Two parameters of " + function + " are timers of the same enum " + type + ".")
                .line("A method with @OnTimer could not tell which of them is due.")
                .fix("declare an enum for each.");
    }

    public static Message onTimerOfNothing(String method, String found, List<String> functions) {
        Message message = Message.of(
                        Tag.ON_TIMER,
                        "@OnTimer on " + method + " names no update function of its class that takes states.")
                .found("\"" + found + "\"");
        return functions.isEmpty()
                ? message.fix("remove it, or move it into the class of the update function.")
                : message.expected(Message.listed(functions)).fix("name one of them.");
    }

    public static Message onTimerSignature(String method, String found, String expected) {
        return Message.of(Tag.ON_TIMER, "Method " + method + " cannot be called for the timers that it names.")
                .found(found)
                .expected(expected)
                .fix("change the signature; states have the names and types that they have in the update function.");
    }

    public static Message onTimerResult(String method, String found, String expected) {
        return Message.of(Tag.ON_TIMER, "Method " + method + " gives other results than its update function.")
                .found(found)
                .expected(expected)
                .fix("give results of the same type.");
    }

    public static Message onTimerTwice(String method, String other, String timers) {
        return Message.of(Tag.ON_TIMER, "Two methods are called for the timers '" + timers + "'.")
                .label("here", method)
                .label("also", other)
                .fix("remove one of them.");
    }

    public static Message timersUnhandled(String function, String timers, String type, String method) {
        return Message.of(
                        Tag.TIMER_UNHANDLED,
                        "Timers '" + timers + "' of " + function + " are set, but nobody is called.")
                .expected("a method of the class with @OnTimer(\"" + method + "\") that takes the key and " + type)
                .fix("add '@OnTimer(\"" + method + "\") static void ring(<key>, " + type
                        + " timer, <states>) { ... }'.");
    }

    public static Message constantUnhandled(String method, String constant) {
        return Message.of(Tag.TIMER_UNHANDLED, "The switch of " + method + " leaves out the timer " + constant + ".")
                .line("When it is due nothing would happen.")
                .fix("add 'case " + constant + "', or a default that says what happens to the others.");
    }

    public static Message unbounded(String function, String state) {
        return Message.of(
                        Tag.STATE_UNBOUNDED,
                        "State '" + state + "' of " + function + " grows with every key: nothing ever removes it.")
                .fix("give it a @TimeToLive, remove it in a timer, or say why with @Unbounded(\"...\").");
    }

    public static Message changedAndNotStored(String function, String state, String write) {
        return Message.of(
                        Tag.STATE_NEVER_UPDATED,
                        function + " changes in place what it has read from '" + state + "', and never stores it.")
                .line("The change is lost: the next call reads what was stored.")
                .fix("call " + state + "." + write + " with the changed object.");
    }

    public static Message noOnEvent(String type) {
        return functional("Stateful function " + type + " has no method that gives the next state.")
                .expected("@OnEvent static S on(T event, @Nullable S state)")
                .fix("add it.");
    }

    public static Message two(String type, String annotation, List<String> methods) {
        return functional("Stateful function " + type + " has " + methods.size() + " methods with @" + annotation + ".")
                .found(Message.listed(methods))
                .fix("leave one of them.");
    }

    public static Message noKey(String type, String onEvent) {
        return functional("No method of stateful function " + type + " takes the key, so its type is not known.")
                .fix("add the key as the first parameter of " + onEvent + ".");
    }

    public static Message signature(String method, String found, String expected) {
        return functional("Method " + method + " of a stateful function has no signature that fits.")
                .found(found)
                .expected(expected)
                .fix("change the signature; parameter names are free, order and types are not.");
    }

    public static Message notStatic(String method) {
        return functional("Method " + method + " of a stateful function is not static, or is hidden.")
                .expected("a static method that is not private, without type parameters and checked exceptions")
                .fix("make it one.");
    }

    public static Message neverExpires(String method) {
        return functional("Method " + method + " is never called: nothing says when a state ends.")
                .fix("add '@ExpireAt static Instant expiry(S state)', or remove it.");
    }

    public static Message noResults(String type) {
        return functional("Stateful function " + type + " gives no results.")
                .expected("an Emitter<R> as the last parameter of @OnEvent, a Step<S, R> that it returns, or @OnExpire")
                .fix("add one of them.");
    }

    public static Message results(String type, String first, String second) {
        return functional("Methods of stateful function " + type + " give results of different types.")
                .found(first + " and " + second)
                .fix("give results of one type; a sealed interface may be above both.");
    }

    private static Message functional(String firstLine) {
        return Message.of(Tag.STATEFUL_FUNCTION, firstLine);
    }
}
