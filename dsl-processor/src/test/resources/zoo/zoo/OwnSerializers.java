package zoo;

import dev.holdfast.serial.*;

final class ColorSerializer implements StateSerializer<Color> {

    @Override
    public Schema schema() {
        return Schema.of(SchemaType.INT);
    }

    @Override
    public void write(Color value, StateOutput out) {
        out.writeVarInt(value.rgb());
    }

    /** Throws whatever it likes: the frame is to keep it in. */
    @Override
    public Color read(StateInput in) {
        int rgb = in.readVarInt();
        if (rgb == 7) {
            throw new IllegalStateException("seven");
        }
        return new Color(rgb);
    }
}
