package shop;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.Map;

final class TagsSerializer implements StateSerializer<Map<String, ?>> {

    private static final Schema SCHEMA = Schema.of(SchemaType.STRING);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Map<String, ?> value, StateOutput out) {
        out.writeCount(value.size());
        value.keySet().forEach(out::writeString);
    }

    @Override
    public Map<String, ?> read(StateInput in) {
        return in.readCount() == 0 ? Map.of() : Map.of(in.readString(), true);
    }
}
