package dev.holdfast.runtime.batch;

import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;

/** Is told how a query is getting on, by the threads that run it. */
public interface QueryListener {

    void progress(StreamingQueryProgress progress);

    void status(StreamingQueryStatus status);
}
