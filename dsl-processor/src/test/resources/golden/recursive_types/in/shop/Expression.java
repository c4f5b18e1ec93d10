package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public sealed interface Expression permits Expression.Number, Expression.Sum, Expression.Negated {

    @StateRecord
    record Number(long value) implements Expression {}

    @StateRecord
    record Sum(Expression left, Expression right) implements Expression {}

    record Negated(Expression inner) implements Expression {}
}
