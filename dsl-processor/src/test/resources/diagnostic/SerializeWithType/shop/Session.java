package shop;

import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

@StateRecord
record Session(@SerializeWith(TextSerializer.class) Number total, @SerializeWith(TextSerializer.class) String text) {}

final class TextSerializer implements StateSerializer<String> {

    @Override
    public Schema schema() {
        return Schema.of(SchemaType.STRING);
    }

    @Override
    public void write(String value, StateOutput out) {
        out.writeString(value);
    }

    @Override
    public String read(StateInput in) {
        return in.readString();
    }
}
