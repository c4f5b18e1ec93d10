package dev.holdfast.serial;

/**
 * Turns keys into bytes and back. The bytes identify the key: equal keys give equal bytes, and unlike keys unlike ones.
 * They sort, compared as unsigned, like the keys (enums by name).
 *
 * <p>Called from several threads at once, so an implementation keeps nothing between calls. The key type itself needs
 * {@code equals} and {@code hashCode} that agree with the bytes.
 *
 * @param <K> the type of the key
 */
public interface KeySerializer<K> {

    /** What the bytes mean. The same object on every call; a checkpoint keeps it and compares it at restart. */
    Schema schema();

    /** Appends the key. Never called with null. */
    void write(K key, StateOutput out);

    /**
     * Reads one key.
     *
     * @throws CorruptStateException if the bytes are not those of a key
     */
    K read(StateInput in);
}
