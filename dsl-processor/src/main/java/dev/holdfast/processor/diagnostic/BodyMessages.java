package dev.holdfast.processor.diagnostic;

import java.util.Optional;

/** Messages about what update functions do. */
public final class BodyMessages {

    private BodyMessages() {}

    public static Message impure(String function, String call, ImpureSource source, boolean hasState) {
        return Message.of(Tag.NON_DETERMINISTIC_CALL, function + " depends on more than its input: " + call + ".")
                .line(source.reason(hasState))
                .fix(source.fix(hasState));
    }

    public static Message ordinal(String function, String call) {
        return Message.of(Tag.ENUM_ORDINAL, function + " uses the number of an enum constant: " + call + ".")
                .line("A constant that is inserted before it changes the number; states that hold it are then misread.")
                .fix("keep the constant itself, which is stored by name, or give the constants numbers of your own.");
    }

    public static Message blocking(String function, String call, boolean hasState) {
        return Message.of(Tag.BLOCKING_CALL, function + " waits: " + call + ".")
                .line("Meanwhile its worker stands still, with all of its keys, and so does the batch.")
                .fix(
                        hasState
                                ? "set a timeout and return; what has to be fetched comes as an event of its own."
                                : "let what has to be fetched come as an event of its own.");
    }

    public static Message sideEffect(String function, String call) {
        return Message.of(Tag.SIDE_EFFECT, function + " does more than return results: " + call + ".")
                .line("A batch that is run again does it again; only results and state are exactly once.")
                .fix("return what is to be done as a result, and do it in a sink.");
    }

    public static Message fieldChanged(String function, String what, boolean hasState) {
        String state = hasState ? "the group state" : "the state of an update function";
        return Message.of(Tag.FIELD_CHANGED, function + " changes " + what + ", which is not group state.")
                .line("A restart forgets it, all keys and threads share it, and a batch that fails leaves it changed.")
                .fix("keep it in " + state + "; where it is a cache, write @SuppressWarnings(\"FieldChanged\").");
    }

    public static Message handleKept(String function, String handle, String where) {
        return Message.of(Tag.HANDLE_KEPT, function + " hands '" + handle + "' to " + where + ".")
                .expected("'" + handle + "' used during the call, by the calling thread")
                .line("After the call it is that of another key, so its methods then throw.")
                .fix("take what you need from it here, and keep that.");
    }

    public static Message eventsReadTwice(String function) {
        return Message.of(Tag.EVENTS_READ_TWICE, function + " reads its events twice: nothing is left here.")
                .line("The iterator was read to its end before.")
                .fix("do both in one loop, or collect the events into a list first.");
    }

    public static Message nullState(String function, String call) {
        return Message.of(Tag.NULL_VALUE, function + " sets its state to null.")
                .found(call)
                .expected("a state")
                .fix("call state.remove().");
    }

    public static Message nullResult(String function, String call) {
        return Message.of(Tag.NULL_VALUE, function + " emits null.")
                .found(call)
                .expected("a result")
                .fix("emit nothing where there is no result.");
    }

    public static Message neverUpdated(String function) {
        return Message.of(Tag.STATE_NEVER_UPDATED, function + " reads its state and never stores it.")
                .line("An object that was changed in place is stored only if it is passed to update.")
                .fix("call state.update(...), or state.remove() when done.");
    }

    public static Message changedAndNeverUpdated(String function) {
        return Message.of(Tag.STATE_NEVER_UPDATED, function + " changes its state in place and never stores it.")
                .line("Where the state is not removed, the change is lost: the next call reads what was stored.")
                .fix("call state.update(...) with the changed object on every path that keeps the state.");
    }

    public static Message updatedUnchanged(String function, String call, Optional<String> meant) {
        Message message = Message.of(Tag.STATE_UPDATED_UNCHANGED, function + " stores the state that it has read.")
                .found(call)
                .line("Nothing can have changed it, so the call does nothing.");
        return meant.map(name -> message.fix("call state.update(" + name + "), or remove the call."))
                .orElseGet(() -> message.fix("pass the new state to update, or remove the call."));
    }

    public static Message updatedAfterRemove(String function) {
        return Message.of(Tag.UPDATE_AFTER_REMOVE, function + " updates its state after removing it.")
                .line("What is done last counts: the key keeps a state.")
                .fix("return behind state.remove(), put the update into an else, or leave out the remove.");
    }

    public static Message timeoutNotRenewed(String function, String setter) {
        return Message.of(Tag.TIMEOUT_NOT_RENEWED, function + " updates its state here and lets its timeout go.")
                .line("A timeout lasts until the next call; this path sets none, so nothing ends the state any more.")
                .fix("call state." + setter + "(...) on this path too, or say why not with @Unbounded(\"...\").");
    }

    public static Message parallelStream(String function, String call) {
        return Message.of(Tag.PARALLEL_STREAM, function + " leaves its work to other threads: " + call + ".")
                .line("Keys run in parallel already; here the order of events is lost, and all workers share one pool.")
                .fix("use a sequential stream, or a loop.");
    }

    public static Message comparesIdentity(String function, String comparison, String type) {
        return Message.of(Tag.IDENTITY_COMPARISON, function + " compares objects of " + type + ", not their values.")
                .found(comparison)
                .line("A state is another object each time it is read, so equal values are often not the same object.")
                .fix("compare with equals, or Objects.equals.");
    }

    public static Message goesOnAfterError(String function, String exception) {
        return Message.of(Tag.SWALLOWED_EXCEPTION, function + " catches every " + exception + " and goes on.")
                .line("An Error says that the process is in doubt; what is committed after one may be wrong.")
                .fix("catch the exceptions that you expect, or throw it again.");
    }

    public static Message timeoutUnheard(String function) {
        return Message.of(Tag.TIMEOUT_UNPAIRED, function + " sets a timeout and never asks whether it fired.")
                .expected("a call of hasTimedOut()")
                .line("A timeout calls the function again, without events.")
                .fix("begin with 'if (state.hasTimedOut()) { ... }'; where the function tells by other means,"
                        + " write @SuppressWarnings(\"TimeoutUnpaired\").");
    }

    public static Message timeoutNeverSet(String function, String setter) {
        return Message.of(Tag.TIMEOUT_UNPAIRED, function + " asks for a timeout that it never sets.")
                .found("hasTimedOut(), which is always false")
                .line("A timeout lasts until the next call; each call that wants one sets it.")
                .fix("call state." + setter + "(...), or take a GroupState.");
    }

    public static Message swallowed(String function, String exception) {
        return Message.of(Tag.SWALLOWED_EXCEPTION, function + " catches every " + exception + " and does nothing.")
                .line("A call that throws leaves nothing behind; one that hides it commits half of its work.")
                .fix("let it through and choose a policy with onError(...), or catch what you expect.");
    }

    public static Message resultIgnored(String method) {
        return Message.of(Tag.RESULT_IGNORED, "The result of " + method + " is dropped, so the statement does nothing.")
                .line("Streams, pipelines and operators are descriptions; each method returns a new one.")
                .fix("use the result; an engine starts a pipeline.");
    }

    public static Message windowNotPositive(String method, String size) {
        return Message.of(Tag.WINDOW_NOT_POSITIVE, method + " is given " + size + ", so no event is in a window.")
                .line("The pipeline would be refused when it is built.")
                .fix("give at least a millisecond.");
    }
}
