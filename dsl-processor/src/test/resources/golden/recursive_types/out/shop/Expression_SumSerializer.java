package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * Serializer of {@link Expression.Sum}, version 1.
 *
 * <pre>
 * left   Expression
 * right  Expression
 * </pre>
 */
@Generated("shop.Expression.Sum")
public final class Expression_SumSerializer implements StateSerializer<Expression.Sum> {

    private static final int FORMAT = 1;

    private static final Expression_NumberSerializer NUMBER_SERIALIZER = new Expression_NumberSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Expression$Sum",
            1,
            Schema.field("left", Schema.oneOf(
                    FORMAT,
                    "shop.Expression",
                    NUMBER_SERIALIZER.schema(),
                    Schema.record(
                            FORMAT,
                            "shop.Expression$Sum",
                            1,
                            Schema.field("left", SchemaType.enclosing(2)),
                            Schema.field("right", SchemaType.enclosing(2))),
                    Schema.record(
                            FORMAT,
                            "shop.Expression$Negated",
                            1,
                            Schema.field("inner", SchemaType.enclosing(2)))).type()),
            Schema.field("right", Schema.oneOf(
                    FORMAT,
                    "shop.Expression",
                    NUMBER_SERIALIZER.schema(),
                    Schema.record(
                            FORMAT,
                            "shop.Expression$Sum",
                            1,
                            Schema.field("left", SchemaType.enclosing(2)),
                            Schema.field("right", SchemaType.enclosing(2))),
                    Schema.record(
                            FORMAT,
                            "shop.Expression$Negated",
                            1,
                            Schema.field("inner", SchemaType.enclosing(2)))).type()));

    public Expression_SumSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Expression.Sum value, StateOutput out) {
        out.enter("shop.Expression.Sum");
        new ExpressionSerializer().write(value.left(), out);
        new ExpressionSerializer().write(value.right(), out);
        out.leave();
    }

    @Override
    public Expression.Sum read(StateInput in) {
        in.enter("shop.Expression.Sum");
        Expression left = new ExpressionSerializer().read(in);
        Expression right = new ExpressionSerializer().read(in);
        in.leave();
        return new Expression.Sum(left, right);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new ExpressionSerializer());
    }
}
