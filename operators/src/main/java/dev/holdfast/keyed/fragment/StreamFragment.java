package dev.holdfast.keyed.fragment;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import java.io.Serializable;

/**
 * A piece of a pipeline: from a stream of the job to an operator, and its results back into the job.
 *
 * <pre>{@code
 * (clicks, out) -> clicks.groupByKey(Click::userId)
 *         .flatMapGroupsWithState(SessionsOperators.track())
 *         .writeTo(out)
 * }</pre>
 *
 * <p>The engine sends the lambda to its workers, and each of them calls it: so operators, which hold functions, need not be serialized. What the lambda captures must be {@link
 * Serializable}, and it must give the same pipeline each time.
 *
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface StreamFragment<T, R> extends Serializable {

    /**
     * Says what is computed.
     *
     * @param events the stream of the job, with the timestamps and the watermark that it has there
     * @param out where results go
     */
    Pipeline from(EventTimeStream<T> events, Sink<R> out);
}
