package dev.holdfast.serial;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a compound type that begin with some components: a range of key bytes, because keys sort component by component.
 * Made by generated serializers, {@code PageKeySerializer.prefix(site)}; of strings, the first characters make a range too.
 * Immutable.
 *
 * @param <K> the type of the keys
 */
@SuppressWarnings("UnusedTypeParameter") // keeps a range of one type of keys from being asked of another
public final class KeyPrefix<K> {

    private final byte[] bytes;

    private KeyPrefix(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The keys whose bytes begin with what was written. */
    public static <K> KeyPrefix<K> of(StateOutput components) {
        return new KeyPrefix<>(components.toByteArray());
    }

    /** Keys that are strings, or have one as first component, and begin with some text. */
    public static <K> KeyPrefix<K> text(String start) {
        StateOutput out = new StateOutput();
        out.writeKeyString(start);
        return new KeyPrefix<>(Arrays.copyOf(out.array(), out.size() - 1));
    }

    /** Whether a key is one of them, by its bytes. */
    public boolean contains(byte[] key) {
        return key.length >= bytes.length && Arrays.equals(key, 0, bytes.length, bytes, 0, bytes.length);
    }

    /** The first bytes of the range, compared as unsigned; a copy. */
    public byte[] from() {
        return bytes.clone();
    }

    /** The first bytes behind the range, or empty if it goes to the end of all keys; a copy. */
    public Optional<byte[]> to() {
        for (int last = bytes.length - 1; last >= 0; last--) {
            if (bytes[last] != (byte) 0xFF) {
                byte[] end = Arrays.copyOf(bytes, last + 1);
                end[last]++;
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyPrefix<?> prefix && Arrays.equals(bytes, prefix.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
