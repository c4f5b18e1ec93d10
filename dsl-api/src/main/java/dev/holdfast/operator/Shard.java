package dev.holdfast.operator;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.Objects;
import java.util.function.Function;

/**
 * A key, and which of several shards of its events: what is accumulated of each may be computed by another worker.
 *
 * @param key of the events
 * @param number of the shard, from 0
 * @param <K> the type of the key
 */
public record Shard<K>(K key, int number) {

    private static final int SPREAD = 0x9E3779B9;

    public Shard {
        Objects.requireNonNull(key, "key");
    }

    /**
     * The shard of an event: events that are equal are in one.
     *
     * @param shards how many there are
     */
    public static <K, T> Function<T, Shard<K>> of(Function<? super T, ? extends K> keyFn, int shards) {
        return event -> {
            int mixed = event.hashCode() * SPREAD;
            return new Shard<>(keyFn.apply(event), (int) ((Integer.toUnsignedLong(mixed) * shards) >>> Integer.SIZE));
        };
    }

    /** The bytes of shards of keys. They are not stored. */
    public static <K> KeySerializer<Shard<K>> keys(KeySerializer<K> keys) {
        return new Keys<>(
                keys,
                Schema.record(
                        Schema.FORMAT,
                        "Shard",
                        1,
                        Schema.field("number", SchemaType.INT),
                        Schema.field("key", keys.schema().type())));
    }

    private record Keys<K>(KeySerializer<K> keys, Schema schema) implements KeySerializer<Shard<K>> {

        @Override
        public void write(Shard<K> shard, StateOutput out) {
            out.writeKeyInt(shard.number);
            keys.write(shard.key, out);
        }

        @Override
        public Shard<K> read(StateInput in) {
            int number = in.readKeyInt();
            return new Shard<>(keys.read(in), number);
        }
    }
}
