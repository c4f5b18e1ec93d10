package dev.holdfast.serial;

import java.util.Arrays;

/** Encodings of arrays of primitives: a count, then the elements as they are elsewhere. Generated serializers call them. */
public final class StateArrays {

    private static final int FIRST_LONGS = 1024;

    private StateArrays() {}

    /** The number of bytes as {@link StateOutput#writeCount}, then the bytes. */
    public static void writeBytes(StateOutput out, byte[] value) {
        out.writeCount(value.length);
        out.writeRaw(value, 0, value.length);
    }

    /**
     * What {@link #writeBytes} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static byte[] readBytes(StateInput in) {
        byte[] value = new byte[in.readCount()];
        in.readRaw(value, 0, value.length);
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeBoolean}. */
    public static void writeBooleans(StateOutput out, boolean[] value) {
        out.writeCount(value.length);
        for (boolean element : value) {
            out.writeBoolean(element);
        }
    }

    /**
     * What {@link #writeBooleans} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static boolean[] readBooleans(StateInput in) {
        boolean[] value = new boolean[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readBoolean();
        }
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeShort}. */
    public static void writeShorts(StateOutput out, short[] value) {
        out.writeCount(value.length);
        for (short element : value) {
            out.writeShort(element);
        }
    }

    /**
     * What {@link #writeShorts} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static short[] readShorts(StateInput in) {
        short[] value = new short[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readShort();
        }
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeChar}. */
    public static void writeChars(StateOutput out, char[] value) {
        out.writeCount(value.length);
        for (char element : value) {
            out.writeChar(element);
        }
    }

    /**
     * What {@link #writeChars} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static char[] readChars(StateInput in) {
        char[] value = new char[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readChar();
        }
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeVarInt}. */
    public static void writeInts(StateOutput out, int[] value) {
        out.writeCount(value.length);
        for (int element : value) {
            out.writeVarInt(element);
        }
    }

    /**
     * What {@link #writeInts} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static int[] readInts(StateInput in) {
        int[] value = new int[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readVarInt();
        }
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeVarLong}. */
    public static void writeLongs(StateOutput out, long[] value) {
        out.writeCount(value.length);
        for (long element : value) {
            out.writeVarLong(element);
        }
    }

    /**
     * What {@link #writeLongs} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static long[] readLongs(StateInput in) {
        int count = in.readCount();
        // Grows as elements come: a count alone would get eight times the bytes that are left.
        long[] value = new long[Math.min(count, FIRST_LONGS)];
        for (int i = 0; i < count; i++) {
            if (i == value.length) {
                value = Arrays.copyOf(value, (int) Math.min(count, 2L * i));
            }
            value[i] = in.readVarLong();
        }
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeFloat}. */
    public static void writeFloats(StateOutput out, float[] value) {
        out.writeCount(value.length);
        for (float element : value) {
            out.writeFloat(element);
        }
    }

    /**
     * What {@link #writeFloats} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static float[] readFloats(StateInput in) {
        float[] value = new float[countOf(in, Float.BYTES)];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readFloat();
        }
        return value;
    }

    /** The number of elements as {@link StateOutput#writeCount}, then each as {@link StateOutput#writeDouble}. */
    public static void writeDoubles(StateOutput out, double[] value) {
        out.writeCount(value.length);
        for (double element : value) {
            out.writeDouble(element);
        }
    }

    /**
     * What {@link #writeDoubles} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such an array
     */
    public static double[] readDoubles(StateInput in) {
        double[] value = new double[countOf(in, Double.BYTES)];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readDouble();
        }
        return value;
    }

    private static int countOf(StateInput in, int bytesEach) {
        int count = in.readCount();
        if (count > in.remaining() / bytesEach) {
            throw new CorruptStateException(
                    count + " elements of " + bytesEach + " bytes in " + in.remaining() + " bytes");
        }
        return count;
    }
}
