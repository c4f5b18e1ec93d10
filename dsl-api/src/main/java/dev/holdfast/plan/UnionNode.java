package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;

/** The events of two streams. */
public final class UnionNode<T> implements PlanNode<T> {

    private final PlanNode<? extends T> left;
    private final PlanNode<? extends T> right;

    /** The events of both inputs. */
    public UnionNode(PlanNode<? extends T> left, PlanNode<? extends T> right) {
        this.left = Objects.requireNonNull(left, "left");
        this.right = Objects.requireNonNull(right, "right");
    }

    /** The stream whose events come first within a batch. */
    public PlanNode<? extends T> left() {
        return left;
    }

    /** The other stream. */
    public PlanNode<? extends T> right() {
        return right;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(left, right);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.union(this);
    }
}
