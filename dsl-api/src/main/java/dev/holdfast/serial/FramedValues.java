package dev.holdfast.serial;

/** Values of serializers that are not generated, each after the number of its bytes; generated serializers call this. */
public final class FramedValues {

    private FramedValues() {}

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
