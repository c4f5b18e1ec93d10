package shop;

import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

@SerializeWith(Color.Serializer.class)
public final class Color {

    final int rgb;

    Color(int rgb) {
        this.rgb = rgb;
    }

    static final class Serializer implements StateSerializer<Color> {

        private static final Schema SCHEMA = Schema.of(SchemaType.INT);

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Color value, StateOutput out) {
            out.writeVarInt(value.rgb);
        }

        @Override
        public Color read(StateInput in) {
            return new Color(in.readVarInt());
        }
    }
}
