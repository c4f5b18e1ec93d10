package dev.holdfast.testkit;

/** Mistakes of functions that a test finds and production cannot afford to look for. */
public enum Mistake {
    /**
     * A group state or a value that {@code get()} or {@code getOption()} gave was changed in place, and not passed to {@code update}: the
     * change is lost. Found by comparing its bytes before and after the call. Looked for unless it is ignored.
     */
    STATE_CHANGED_IN_PLACE,
    /**
     * {@code hasNext()} was asked ten thousand times without a {@code next()}: the loop has no end. Ends the call. Looked for
     * unless it is ignored.
     */
    ENDLESS_LOOP,
    /**
     * A group state, a state, timers, an emitter or an iterator of events was used after the call that received it. Looked for unless it is
     * ignored.
     */
    USED_AFTER_CALL,
    /**
     * The same batch twice gave other results, left other states, or had other events, keys or event times, by the doing of an
     * update function or of a function for {@code map}, {@code filter}, {@code groupByKey} and the like. Looked for only if it
     * is asked for, since functions are then called twice: a test that counts calls would be misled.
     */
    NOT_DETERMINISTIC,
    /**
     * The events of a step gave other rows or left other states when they came in one batch than when they came one by one,
     * though no event was late in one of the cases only. Rows of a stream of updates are not compared, since their number
     * depends on batches. Looked for only if it is asked for, and by a {@link PipelineTester} only: functions are then called
     * three times.
     */
    BATCH_DEPENDENT,
    /**
     * The group state of a key has grown with each of its last updates. Looked for only if it is asked for, since some states
     * rightly grow for a while.
     */
    STATE_GROWS,
    /**
     * An aggregate gave another result when its events were cut somewhere and the parts merged, or when what was accumulated was written and read in between. Looked for by an
     * {@link AggregateTester}, and by no other.
     */
    CUT_DEPENDENT,
    /**
     * An aggregate gave another result when its events came in another order. Looked for only if it is asked for, and by an {@link AggregateTester} only: some aggregates depend
     * on it by what they are.
     */
    ORDER_DEPENDENT
}
