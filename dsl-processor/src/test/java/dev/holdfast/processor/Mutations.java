package dev.holdfast.processor;

import java.util.Arrays;
import java.util.Random;

/** Small changes to the bytes of a value: what a bad disk or an attacker would do. */
final class Mutations {

    private static final byte[] TELLING = {0, 1, 2, 0x7f, (byte) 0x80, (byte) 0xff, 0x0f, 0x40, 7};

    private Mutations() {}

    static byte[] of(byte[] valid, Random random) {
        byte[] bytes = valid;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> replaced(bytes, at, end, new byte[0]);
            case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, Math.min(at, end), end));
            case 3 -> replaced(bytes, at, at, huge(random));
            case 4 -> replaced(bytes, at, Math.min(bytes.length, at + 1), huge(random));
            default ->
                replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {TELLING[random.nextInt(TELLING.length)]
                });
        };
    }

    /** A number of one to five bytes, perhaps the largest there is. */
    private static byte[] huge(Random random) {
        byte[] number = new byte[1 + random.nextInt(5)];
        Arrays.fill(number, (byte) 0xff);
        number[number.length - 1] = (byte) random.nextInt(16);
        return number;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
