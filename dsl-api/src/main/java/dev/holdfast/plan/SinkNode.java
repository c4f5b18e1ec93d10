package dev.holdfast.plan;

import dev.holdfast.connector.Sink;
import dev.holdfast.operator.OutputMode;
import java.util.Objects;

/**
 * The end of a stream.
 *
 * @param input the step before
 * @param sink where its events go
 * @param outputMode whether later rows replace earlier ones
 * @param <T> the type of the rows
 */
public record SinkNode<T>(PlanNode<T> input, Sink<? super T> sink, OutputMode outputMode) {

    public SinkNode {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(sink, "writeTo(null): name a sink");
        Objects.requireNonNull(outputMode, "outputMode");
    }
}
