package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Circle}, version 1.
 *
 * <pre>
 * radius  eight bytes
 * </pre>
 */
@Generated("shop.Circle")
final class CircleSerializer implements StateSerializer<Circle> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Circle",
            1,
            Schema.field("radius", SchemaType.DOUBLE));

    CircleSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Circle value, StateOutput out) {
        out.writeDouble(value.radius());
    }

    @Override
    public Circle read(StateInput in) {
        double radius = in.readDouble();
        return new Circle(radius);
    }
}
