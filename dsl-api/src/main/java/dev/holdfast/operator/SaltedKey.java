package dev.holdfast.operator;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.Objects;
import java.util.function.Function;

/**
 * A key, and which of several parts of its events: what is accumulated of each may be computed by another worker.
 *
 * @param key of the events
 * @param salt the number of the part, from 0
 * @param <K> the type of the key
 */
public record SaltedKey<K>(K key, int salt) {

    private static final int SPREAD = 0x9E3779B9;

    public SaltedKey {
        Objects.requireNonNull(key, "key");
    }

    /**
     * The part of an event: events that are equal are in one.
     *
     * @param parts how many there are
     */
    public static <K, T> Function<T, SaltedKey<K>> of(Function<? super T, ? extends K> keyFn, int parts) {
        return event -> {
            int mixed = event.hashCode() * SPREAD;
            return new SaltedKey<>(
                    keyFn.apply(event), (int) ((Integer.toUnsignedLong(mixed) * parts) >>> Integer.SIZE));
        };
    }

    /** Their bytes. They are not stored. */
    public static <K> KeySerializer<SaltedKey<K>> keys(KeySerializer<K> keys) {
        return new Keys<>(
                keys,
                Schema.record(
                        Schema.FORMAT,
                        "SaltedKey",
                        1,
                        Schema.field("salt", SchemaType.INT),
                        Schema.field("key", keys.schema().type())));
    }

    private record Keys<K>(KeySerializer<K> keys, Schema schema) implements KeySerializer<SaltedKey<K>> {

        @Override
        public void write(SaltedKey<K> key, StateOutput out) {
            out.writeKeyInt(key.salt);
            keys.write(key.key, out);
        }

        @Override
        public SaltedKey<K> read(StateInput in) {
            int salt = in.readKeyInt();
            return new SaltedKey<>(keys.read(in), salt);
        }
    }
}
