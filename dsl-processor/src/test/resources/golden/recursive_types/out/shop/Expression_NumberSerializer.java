package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Expression.Number}, version 1.
 *
 * <pre>
 * value  varlong
 * </pre>
 */
@Generated("shop.Expression.Number")
public final class Expression_NumberSerializer implements StateSerializer<Expression.Number> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Expression$Number",
            1,
            Schema.field("value", SchemaType.LONG));

    public Expression_NumberSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Expression.Number value, StateOutput out) {
        out.writeVarLong(value.value());
    }

    @Override
    public Expression.Number read(StateInput in) {
        long value = in.readVarLong();
        return new Expression.Number(value);
    }
}
