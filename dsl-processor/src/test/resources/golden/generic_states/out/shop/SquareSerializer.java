package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Square}, version 1.
 *
 * <pre>
 * side  eight bytes
 * </pre>
 */
@Generated("shop.Square")
final class SquareSerializer implements StateSerializer<Square> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Square",
            1,
            Schema.field("side", SchemaType.DOUBLE));

    SquareSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Square value, StateOutput out) {
        out.writeDouble(value.side());
    }

    @Override
    public Square read(StateInput in) {
        double side = in.readDouble();
        return new Square(side);
    }
}
