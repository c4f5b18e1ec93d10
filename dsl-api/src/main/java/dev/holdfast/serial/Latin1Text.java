package dev.holdfast.serial;

/**
 * Puts text into bytes, one byte for each character. It looks at all characters first and then copies them as a whole.
 * Looking costs nothing where the virtual machine sees that a string of one byte a character cannot have a larger one; JDK 25
 * sees it for {@code codePointAt}, not for {@code charAt}. What is above U+00FF is so for either: half of a pair is, too.
 */
final class Latin1Text {

    private Latin1Text() {}

    /** Whether all characters are Latin-1; if not, nothing is put. */
    @SuppressForbidden("the only copy without an array of its own; it drops high bytes, which are zero here")
    @SuppressWarnings("deprecation")
    static boolean put(String value, int length, byte[] target, int at) {
        for (int i = 0; i < length; i++) {
            if (value.codePointAt(i) > 0xFF) {
                return false;
            }
        }
        value.getBytes(0, length, target, at);
        return true;
    }
}
