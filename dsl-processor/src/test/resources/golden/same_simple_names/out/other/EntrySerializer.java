package other;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Entry}, version 1.
 *
 * <pre>
 * text  string
 * </pre>
 */
@Generated("other.Entry")
public final class EntrySerializer implements StateSerializer<Entry> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "other.Entry",
            1,
            Schema.field("text", SchemaType.STRING));

    public EntrySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Entry value, StateOutput out) {
        out.writeString(value.text());
    }

    @Override
    public Entry read(StateInput in) {
        String text = in.readString();
        return new Entry(text);
    }
}
