package dev.holdfast.runtime.batch;

import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;

/** Is told how a query is getting on, by the threads that run it. */
public interface LoopListener {

    void progress(StreamingQueryProgress progress);

    /** Before the batch that found it is committed, when the one before is delivered. */
    default void stateOverBudget(StateOverBudget over) {}

    void status(StreamingQueryStatus status);
}
