package shop;

import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

@StateRecord
record Session(@SerializeWith(Base.class) String first, @SerializeWith(Configured.class) String second) {}

abstract class Base implements StateSerializer<String> {

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

final class Configured extends Base {

    Configured(int length) {}
}
