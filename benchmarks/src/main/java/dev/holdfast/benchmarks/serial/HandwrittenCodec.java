package dev.holdfast.benchmarks.serial;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a careful programmer would write for one record: the layout of Holdfast, straight into an array that is known to be
 * large enough, and read without any check. The mark to reach.
 */
abstract class HandwrittenCodec<T> implements Codec<T> {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final byte[] buffer = new byte[4096];
    private int size;

    /** Writes into {@link #buffer}; returns the number of bytes. */
    abstract int encode(T value);

    @Override
    public final int write(T value) {
        size = encode(value);
        return size;
    }

    @Override
    public final byte[] written() {
        return Arrays.copyOf(buffer, size);
    }

    final int putUnsigned(int at, int value) {
        byte[] target = buffer;
        int next = at;
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            target[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[next++] = (byte) rest;
        return next;
    }

    final int putInt(int at, int value) {
        return putUnsigned(at, (value << 1) ^ (value >> 31));
    }

    final int putLong(int at, long value) {
        byte[] target = buffer;
        int next = at;
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            target[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[next++] = (byte) rest;
        return next;
    }

    final int putDouble(int at, double value) {
        LONG.set(buffer, at, Double.doubleToRawLongBits(value));
        return at + Double.BYTES;
    }

    /** Latin-1 text only, as all of this benchmark is. */
    final int putString(int at, String value) {
        int length = value.length();
        int next = putUnsigned(at, length << 1);
        byte[] target = buffer;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > 0xFF) {
                throw new IllegalArgumentException("not Latin-1: " + value);
            }
            target[next++] = (byte) c;
        }
        return next;
    }

    /** A place in bytes. */
    static final class Cursor {

        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        int readUnsigned() {
            byte[] source = bytes;
            int next = at;
            int value = source[next++];
            if (value < 0) {
                value &= 0x7F;
                int shift = 7;
                byte more;
                do {
                    more = source[next++];
                    value |= (more & 0x7F) << shift;
                    shift += 7;
                } while (more < 0);
            }
            at = next;
            return value;
        }

        int readInt() {
            int zigzag = readUnsigned();
            return (zigzag >>> 1) ^ -(zigzag & 1);
        }

        long readLong() {
            byte[] source = bytes;
            int next = at;
            long value = source[next++];
            if (value < 0) {
                value &= 0x7F;
                int shift = 7;
                byte more;
                do {
                    more = source[next++];
                    value |= (more & 0x7FL) << shift;
                    shift += 7;
                } while (more < 0);
            }
            at = next;
            return (value >>> 1) ^ -(value & 1);
        }

        double readDouble() {
            long bits = (long) LONG.get(bytes, at);
            at += Double.BYTES;
            return Double.longBitsToDouble(bits);
        }

        boolean readBoolean() {
            return bytes[at++] != 0;
        }

        String readString() {
            int length = readUnsigned() >>> 1;
            String value = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            at += length;
            return value;
        }
    }
}
