package dev.holdfast.serial;

import java.util.Arrays;

/** Encodings of arrays of primitives: a count, then the elements as they are elsewhere. Generated serializers call them. */
public final class StateArrays {

    private static final int FIRST_LONGS = 1024;

    private StateArrays() {}

    public static void writeBytes(StateOutput out, byte[] value) {
        out.writeCount(value.length);
        out.writeBytes(value, 0, value.length);
    }

    public static byte[] readBytes(StateInput in) {
        byte[] value = new byte[in.readCount()];
        in.readBytes(value, 0, value.length);
        return value;
    }

    public static void writeBooleans(StateOutput out, boolean[] value) {
        out.writeCount(value.length);
        for (boolean element : value) {
            out.writeBoolean(element);
        }
    }

    public static boolean[] readBooleans(StateInput in) {
        boolean[] value = new boolean[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readBoolean();
        }
        return value;
    }

    public static void writeShorts(StateOutput out, short[] value) {
        out.writeCount(value.length);
        for (short element : value) {
            out.writeShort(element);
        }
    }

    public static short[] readShorts(StateInput in) {
        short[] value = new short[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readShort();
        }
        return value;
    }

    public static void writeChars(StateOutput out, char[] value) {
        out.writeCount(value.length);
        for (char element : value) {
            out.writeChar(element);
        }
    }

    public static char[] readChars(StateInput in) {
        char[] value = new char[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readChar();
        }
        return value;
    }

    public static void writeInts(StateOutput out, int[] value) {
        out.writeCount(value.length);
        for (int element : value) {
            out.writeVarInt(element);
        }
    }

    public static int[] readInts(StateInput in) {
        int[] value = new int[in.readCount()];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readVarInt();
        }
        return value;
    }

    public static void writeLongs(StateOutput out, long[] value) {
        out.writeCount(value.length);
        for (long element : value) {
            out.writeVarLong(element);
        }
    }

    /** Grows as elements come: a count alone would get eight times the bytes that are left. */
    public static long[] readLongs(StateInput in) {
        int count = in.readCount();
        long[] value = new long[Math.min(count, FIRST_LONGS)];
        for (int i = 0; i < count; i++) {
            if (i == value.length) {
                value = Arrays.copyOf(value, (int) Math.min(count, 2L * i));
            }
            value[i] = in.readVarLong();
        }
        return value;
    }

    public static void writeFloats(StateOutput out, float[] value) {
        out.writeCount(value.length);
        for (float element : value) {
            out.writeFloat(element);
        }
    }

    public static float[] readFloats(StateInput in) {
        float[] value = new float[countOf(in, Float.BYTES)];
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readFloat();
        }
        return value;
    }

    public static void writeDoubles(StateOutput out, double[] value) {
        out.writeCount(value.length);
        for (double element : value) {
            out.writeDouble(element);
        }
    }

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
