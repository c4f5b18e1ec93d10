package shop;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

final class MoneySerializer implements StateSerializer<Purchase.Money> {

    private static final Schema SCHEMA = Schema.of(SchemaType.STRING);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Purchase.Money value, StateOutput out) {
        out.writeString(value.text());
    }

    @Override
    public Purchase.Money read(StateInput in) {
        return new Purchase.Money(in.readString());
    }
}
