package dev.holdfast.testkit;

/** Mistakes of update functions that a test finds and production cannot afford to look for. */
public enum Mistake {
    /**
     * A state that {@code get()} or {@code getOption()} gave was changed in place, and not passed to {@code update}: the
     * change is lost. Found by comparing its bytes before and after the call. Looked for unless it is ignored.
     */
    STATE_CHANGED_IN_PLACE,
    /**
     * A group state, an emitter or an iterator of events was used after the call that received it. Looked for unless it is
     * ignored.
     */
    USED_AFTER_CALL,
    /**
     * The same call twice gave different results or left a different state. Looked for only if it is asked for, since
     * functions are then called twice: a test that counts calls would be misled.
     */
    NOT_DETERMINISTIC,
    /**
     * The state of a key has grown with each of its last updates. Looked for only if it is asked for, since some states
     * rightly grow for a while.
     */
    STATE_GROWS
}
