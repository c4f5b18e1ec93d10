package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * Serializer of {@link Expression}, version 1.
 *
 * <pre>
 * 0  Number
 * 1  Sum
 * 2  Negated of (Expression)
 * </pre>
 */
@Generated("shop.Expression")
public final class ExpressionSerializer implements StateSerializer<Expression> {

    private static final int FORMAT = 1;

    private static final Expression_NumberSerializer NUMBER_SERIALIZER = new Expression_NumberSerializer();

    private static final Schema SCHEMA = Schema.oneOf(
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
                    Schema.field("inner", SchemaType.enclosing(2))));

    public ExpressionSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Expression value, StateOutput out) {
        if (value instanceof Expression.Number number) {
            out.writeAlternative(0);
            NUMBER_SERIALIZER.write(number, out);
        } else if (value instanceof Expression.Sum sum) {
            out.writeAlternative(1);
            new Expression_SumSerializer().write(sum, out);
        } else {
            out.writeAlternative(2);
            writeExpressionNegated((Expression.Negated) value, out);
        }
    }

    @Override
    public Expression read(StateInput in) {
        return switch (in.readAlternative(3)) {
            case 0 -> NUMBER_SERIALIZER.read(in);
            case 1 -> new Expression_SumSerializer().read(in);
            default -> readExpressionNegated(in);
        };
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Expression_NumberSerializer(), new Expression_SumSerializer(), new ExpressionSerializer());
    }

    private static void writeExpressionNegated(Expression.Negated value, StateOutput out) {
        out.enter("shop.Expression.Negated");
        new ExpressionSerializer().write(value.inner(), out);
        out.leave();
    }

    private static Expression.Negated readExpressionNegated(StateInput in) {
        in.enter("shop.Expression.Negated");
        Expression inner = new ExpressionSerializer().read(in);
        in.leave();
        return new Expression.Negated(inner);
    }
}
