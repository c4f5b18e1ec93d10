package dev.holdfast.testkit;

/** Knows whether a call has ended, and blames what comes after it. */
final class CallEnd {

    private final String operatorId;
    private final Object key;
    private final Mistakes mistakes;
    private boolean isReached;

    CallEnd(String operatorId, Object key, Mistakes mistakes) {
        this.operatorId = operatorId;
        this.key = key;
        this.mistakes = mistakes;
    }

    void reached() {
        isReached = true;
    }

    /** Something that was handed to the call is used. Goes on: what was handed out refuses by itself, if it can. */
    void check(String what) {
        if (isReached) {
            blame(
                    Mistake.USED_AFTER_CALL,
                    "The " + what + " of a call was used after the call had ended. "
                            + "It is valid during the call only: keep what you need of it, not the object itself.");
        }
    }

    /** Ends a call that would not end. */
    void stop(Mistake mistake, String message) {
        blame(mistake, message);
        if (mistakes.isLookedFor(mistake)) {
            throw new MistakeError(mistake, message, null);
        }
    }

    void blame(Mistake mistake, String message) {
        mistakes.add(mistake, "Operator '" + operatorId + "', key '" + key + "': " + message);
    }
}
