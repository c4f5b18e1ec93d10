package dev.holdfast.serial;

/**
 * Puts text into bytes, one byte for each character. Of the two ways, inside a whole record, JDK 17 compiles a loop over
 * {@code charAt} to the faster code, newer ones a copy that is looked at as a whole.
 */
final class Latin1Text {

    private static final boolean COPIES = Runtime.version().feature() >= 21;

    private static final int MAX_COPIED = 1024;

    private char[] copied = new char[0];

    /** Whether all characters are Latin-1; if not, what stands in the target from there on is of no use. */
    boolean put(String value, int length, byte[] target, int at) {
        if (COPIES && length <= MAX_COPIED) {
            return putCopy(value, length, target, at);
        }
        return putEach(value, length, target, at);
    }

    private static boolean putEach(String value, int length, byte[] target, int start) {
        int at = start;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > 0xFF) {
                return false;
            }
            target[at++] = (byte) c;
        }
        return true;
    }

    @SuppressForbidden("the only copy without an array of its own; it drops high bytes, which are zero here")
    @SuppressWarnings("deprecation")
    private boolean putCopy(String value, int length, byte[] target, int at) {
        if (copied.length < length) {
            copied = new char[Math.min(MAX_COPIED, Math.max(64, 2 * length))];
        }
        char[] chars = copied;
        value.getChars(0, length, chars, 0);
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= chars[i];
        }
        if (all > 0xFF) {
            return false;
        }
        value.getBytes(0, length, target, at);
        return true;
    }
}
