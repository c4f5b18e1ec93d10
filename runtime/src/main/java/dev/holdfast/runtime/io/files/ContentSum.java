package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * Stands for all bytes that were read of a file: a polynomial in an odd number, modulo 2<sup>64</sup>. It goes on from its value
 * alone, so that no byte is looked at twice; a change of a single byte always shows.
 */
public final class ContentSum {

    static final String UNKNOWN = "";

    private static final int BUFFER = 1 << 16;
    private static final int STEP = 8;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long FACTOR_2 = power(2);
    private static final long FACTOR_3 = power(3);
    private static final long FACTOR_4 = power(4);
    private static final long FACTOR_5 = power(5);
    private static final long FACTOR_6 = power(6);
    private static final long FACTOR_7 = power(7);
    private static final long FACTOR_8 = power(8);

    private long value;

    private ContentSum(long value) {
        this.value = value;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= FACTOR;
        }
        return power;
    }

    /** Of no bytes. */
    public static ContentSum empty() {
        return new ContentSum(1);
    }

    /** As {@link #toString} wrote it. */
    public static ContentSum parse(String text) {
        return new ContentSum(HexFormat.fromHexDigitsToLong(text));
    }

    /** Of the first bytes of a file. */
    static ContentSum of(InputFiles input, InputFile file, long bytes) throws IOException {
        ContentSum sum = empty();
        byte[] buffer = new byte[(int) Math.min(BUFFER, bytes)];
        try (InputStream in = input.read(file, 0)) {
            long left = bytes;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    break; // shorter now: the sum of what is there is another one
                }
                sum.add(buffer, 0, count);
                left -= count;
            }
        }
        return sum;
    }

    public ContentSum copy() {
        return new ContentSum(value);
    }

    public void add(byte next) {
        value = value * FACTOR + (next & 0xFF);
    }

    public void add(byte[] bytes, int start, int length) {
        int end = start + length;
        int i = start;
        long sum = value;
        for (; i <= end - STEP; i += STEP) {
            sum = sum * FACTOR_8
                    + (bytes[i] & 0xFF) * FACTOR_7
                    + (bytes[i + 1] & 0xFF) * FACTOR_6
                    + (bytes[i + 2] & 0xFF) * FACTOR_5
                    + (bytes[i + 3] & 0xFF) * FACTOR_4
                    + (bytes[i + 4] & 0xFF) * FACTOR_3
                    + (bytes[i + 5] & 0xFF) * FACTOR_2
                    + (bytes[i + 6] & 0xFF) * FACTOR
                    + (bytes[i + 7] & 0xFF);
        }
        value = sum;
        for (; i < end; i++) {
            add(bytes[i]);
        }
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
