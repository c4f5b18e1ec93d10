package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.function.Function;

/** The keys of events, and their bytes. */
public final class EventKeys {

    /** The most bytes of a key. */
    public static final int MAX_BYTES = 64 << 10;

    private EventKeys() {}

    /**
     * The key of an event.
     *
     * @throws UpdateFunctionException if the function gives none
     */
    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    public static <K, T> K of(T event, Function<? super T, ? extends K> keyFn, KeyedOperator<K, ?, ?> operator) {
        K key;
        try {
            key = keyFn.apply(event);
        } catch (RuntimeException | Error e) {
            if (UpdateFunctionException.isFatal(e)) {
                throw e;
            }
            throw UpdateFunctionException.noKey("the function of its groupByKey(…) threw " + e, e, operator);
        }
        if (key == null) {
            throw UpdateFunctionException.noKey("the function of its groupByKey(…) returned null", null, operator);
        }
        return key;
    }

    /** The key that has these bytes. */
    public static <K> K read(Bytes key, KeyedOperator<K, ?, ?> operator) {
        return operator.keySerializer().read(new StateInput(key.array()));
    }

    /**
     * The bytes of a key.
     *
     * @throws UpdateFunctionException if it cannot be used
     */
    public static <K> Bytes bytes(K key, KeyedOperator<K, ?, ?> operator) {
        StateOutput out = new StateOutput(32);
        try {
            append(key, operator.keySerializer(), out);
        } catch (IllegalArgumentException e) {
            throw UpdateFunctionException.noKey(String.valueOf(e.getMessage()), e.getCause(), operator);
        }
        return Bytes.copyOf(out);
    }

    /**
     * Appends a key. Leaves nothing of one that it refuses.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    public static <K> void append(K key, KeySerializer<K> serializer, StateOutput out) {
        int start = out.size();
        try {
            serializer.write(key, out);
        } catch (RuntimeException e) {
            out.truncate(start);
            throw new IllegalArgumentException(
                    "a key cannot be written: no component of a key may be null, but this one is " + key, e);
        }
        int length = out.size() - start;
        if (length > MAX_BYTES) {
            out.truncate(start);
            throw new IllegalArgumentException(
                    "a key of " + length + " bytes is too long: a key has at most " + MAX_BYTES);
        }
    }
}
