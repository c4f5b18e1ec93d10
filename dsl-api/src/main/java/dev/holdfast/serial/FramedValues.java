package dev.holdfast.serial;

/** Values of serializers that are not generated, each after the number of its bytes; generated serializers call this. */
public final class FramedValues {

    private FramedValues() {}

    /**
     * The schema of values of a serializer: its name, and what it says of its bytes.
     *
     * @throws IllegalArgumentException if that cannot be kept in a checkpoint, and compared at the next start
     */
    public static SchemaType schemaType(StateSerializer<?> serializer) {
        String name = serializer.getClass().getName();
        Schema content = serializer.schema();
        try {
            return SchemaType.opaque(name, SchemaType.parse(content.type().toString()));
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The schema() of " + name + " is " + content + ", which a checkpoint cannot keep. Return what the"
                            + " bytes mean in the types of SchemaType, for example Schema.of(SchemaType.STRING), or"
                            + " SchemaType.opaque(\"money-1\") for bytes of your own.",
                    e);
        }
    }

    /** Writes one value behind the number of its bytes, so that a reader can pass over it. */
    public static <S> void write(StateSerializer<S> serializer, S value, StateOutput out) {
        int start = out.beginFrame();
        serializer.write(value, out);
        out.endFrame(start);
    }

    /**
     * Reads one value.
     *
     * @throws CorruptStateException if the serializer throws anything, or does not read all of its bytes
     */
    public static <S> S read(StateSerializer<S> serializer, StateInput in) {
        int outer = in.beginFrame();
        S value;
        try {
            value = serializer.read(in);
        } catch (CorruptStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CorruptStateException(serializer.getClass().getName() + " cannot read its bytes: " + e, e);
        }
        in.endFrame(outer);
        return value;
    }
}
