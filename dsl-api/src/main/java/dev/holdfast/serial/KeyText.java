package dev.holdfast.serial;

/** Strings in keys that are not plain ASCII: one to three bytes for each character, the zero byte at the end. */
final class KeyText {

    private KeyText() {}

    /** Up to and with the zero byte. */
    static String read(StateInput in) {
        StringBuilder text = new StringBuilder();
        for (int first = in.readByte() & 0xFF; first != 0; first = in.readByte() & 0xFF) {
            text.append(character(first, in));
        }
        return text.toString();
    }

    private static char character(int first, StateInput in) {
        if (first == 1) {
            int escaped = in.readByte();
            if (escaped < 1 || escaped > 2) {
                throw in.corrupt("no character is escaped as " + escaped);
            }
            return (char) (escaped - 1);
        }
        if (first < 0x80) {
            return (char) first;
        }
        if (first >> 5 == 0b110) {
            return expectAtLeast(in, 0x80, ((first & 0x1F) << 6) | continuation(in));
        }
        if (first >> 4 == 0b1110) {
            return expectAtLeast(in, 0x800, ((first & 0x0F) << 12) | (continuation(in) << 6) | continuation(in));
        }
        throw in.corrupt("no character starts with byte " + first);
    }

    private static int continuation(StateInput in) {
        int next = in.readByte() & 0xFF;
        if (next >> 6 != 0b10) {
            throw in.corrupt("no character goes on with byte " + next);
        }
        return next & 0x3F;
    }

    private static char expectAtLeast(StateInput in, int least, int character) {
        if (character < least) {
            throw in.corrupt("a character that is not in its shortest form");
        }
        return (char) character;
    }
}
