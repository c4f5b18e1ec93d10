package dev.holdfast.processor.diagnostic;

/** Why a call gives another result when it is made again. */
public enum ImpureSource {
    TIME(
            "The time of the batch is the same in all its calls, and is recorded with its results.",
            "call state.currentProcessingTime(), or take the time from the event."),
    CHANCE(
            "Run again on the same events, the function would give other results.",
            "derive the value from the key and the events, or let the events bring it."),
    MACHINE(
            "Another machine, or another setting of this one, gives another result for the same events.",
            "write the zone, the locale or the value down, or hand it to the constructor of the class."),
    IDENTITY(
            "The hash of an object, an array or a constant of an enum is another one in each process.",
            "use the name of the constant, an id, or a hash of the content.");

    private final String reason;
    private final String fix;

    ImpureSource(String reason, String fix) {
        this.reason = reason;
        this.fix = fix;
    }

    /** Only a function with a group state can ask for the time of the batch. */
    String reason(boolean hasState) {
        return hasState || this != TIME ? reason : CHANCE.reason;
    }

    String fix(boolean hasState) {
        return hasState || this != TIME
                ? fix
                : "take the time from the event, or ask for it in an update function: state.currentProcessingTime().";
    }
}
