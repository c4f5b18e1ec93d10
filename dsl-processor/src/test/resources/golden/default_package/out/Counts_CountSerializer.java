import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Counts.Count}, version 1.
 *
 * <pre>
 * number  varlong
 * </pre>
 */
@Generated("Counts.Count")
final class Counts_CountSerializer implements StateSerializer<Counts.Count> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "Counts$Count",
            1,
            Schema.field("number", SchemaType.LONG));

    Counts_CountSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Counts.Count value, StateOutput out) {
        out.writeVarLong(value.number());
    }

    @Override
    public Counts.Count read(StateInput in) {
        long number = in.readVarLong();
        return new Counts.Count(number);
    }
}
