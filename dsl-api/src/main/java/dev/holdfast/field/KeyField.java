package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Optional;
import java.util.function.Function;

/**
 * A component of an event record that may be a key: generated, as in {@code ClickFields.userId}. Operators that come with Holdfast group
 * events by it, and take the bytes of the keys from it.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId).windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
 * }</pre>
 *
 * <p>Does not compile: a component that is no key, such as a {@code double}, a list, or one that may be null.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.price)   // DoubleField<Click> cannot be converted to KeyField<…>
 * }</pre>
 *
 * @param <T> the type of the event
 * @param <K> the type of the component, boxed
 */
public interface KeyField<T, K> extends Function<T, K> {

    /**
     * A key that is made of an event, such as one of several components.
     *
     * @param name names it in the ids of operators
     * @param keyFn the key of an event; never null. Called from several threads at once
     * @param keys the bytes of the keys: generated for a key record
     */
    static <T, K> KeyField<T, K> of(String name, Function<T, K> keyFn, KeySerializer<K> keys) {
        return new KeyComponent<>(name, keyFn, keys, Optional.empty());
    }

    /**
     * The same with the bytes of the events, for operators that keep whole events. Generated: {@code ClickFields.key(name, keyFn, keys)}.
     *
     * @param events the bytes of the events: generated for an event record
     */
    static <T, K> KeyField<T, K> of(
            String name, Function<T, K> keyFn, KeySerializer<K> keys, StateSerializer<T> events) {
        return new KeyComponent<>(name, keyFn, keys, Optional.of(events));
    }

    /** The component's name. */
    String name();

    /** The bytes of the keys. */
    KeySerializer<K> keySerializer();

    /** The serializer of the event, for operators that keep whole events; empty if it is not known. */
    Optional<StateSerializer<T>> events();
}
