package dev.holdfast.plan;

import dev.holdfast.connector.Source;
import java.util.List;
import java.util.Objects;

/** Events of a source, without event time. */
public final class SourceNode<T> implements PlanNode<T> {

    private final Source<T> source;

    /** The events of a source. */
    public SourceNode(Source<T> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /** Where they come from. */
    public Source<T> source() {
        return source;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of();
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.source(this);
    }
}
