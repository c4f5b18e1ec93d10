package dev.holdfast.keyed.fragment;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import java.io.Serializable;

/**
 * A piece of a pipeline with two streams of the job, such as a join. See {@link StreamFragment}.
 *
 * @param <T> the type of the first stream's events
 * @param <U> the type of the second stream's events
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface TwoStreamFragment<T, U, R> extends Serializable {

    /**
     * Says what is computed.
     *
     * @param first a stream of the job, with its timestamps and its watermark
     * @param second another one, or the same
     * @param out where results go
     */
    Pipeline from(EventTimeStream<T> first, EventTimeStream<U> second, Sink<R> out);
}
