package dev.holdfast.runtime.reader;

import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What the bytes of some keys begin with.
 *
 * <p>The bytes of a key record are those of its components one after the other, so its leading components make a prefix; of a
 * string, its first characters do.
 */
public final class KeyPrefix {

    private final byte[] bytes;

    private KeyPrefix(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Keys that are strings, or have one as first component, and begin with some text. */
    public static KeyPrefix text(String start) {
        StateOutput out = new StateOutput();
        out.writeKeyString(start);
        return new KeyPrefix(Arrays.copyOf(out.array(), out.size() - 1));
    }

    /**
     * Keys that begin with some components: {@code KeyPrefix.components(out -> out.writeKeyString("eu"))}.
     *
     * @param writeFn writes them as the key's serializer does
     */
    public static KeyPrefix components(Consumer<? super StateOutput> writeFn) {
        StateOutput out = new StateOutput();
        writeFn.accept(out);
        return new KeyPrefix(out.toByteArray());
    }

    boolean matches(byte[] key) {
        return key.length >= bytes.length && Arrays.equals(key, 0, bytes.length, bytes, 0, bytes.length);
    }
}
