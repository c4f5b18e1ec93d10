package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A component that may be a key, and of which nothing else need be known.
 *
 * @param <T> the type of the event
 * @param <K> the type of the component, boxed
 */
public final class KeyComponent<T, K> extends Field<T, K> implements KeyField<T, K> {

    private final KeySerializer<K> keySerializer;

    /**
     * A component.
     *
     * @param serializer its bytes in an event
     * @param keySerializer its bytes as a key
     * @param events the bytes of the event
     */
    public KeyComponent(
            String name,
            Function<T, K> getter,
            StateSerializer<K> serializer,
            KeySerializer<K> keySerializer,
            StateSerializer<T> events) {
        super(name, getter, serializer, events);
        this.keySerializer = Objects.requireNonNull(keySerializer, "keySerializer");
    }

    KeyComponent(
            String name, Function<T, K> getter, KeySerializer<K> keySerializer, Optional<StateSerializer<T>> events) {
        super(name, getter, Optional.of(StateSerializers.key(keySerializer)), events);
        this.keySerializer = keySerializer;
    }

    @Override
    public KeySerializer<K> keySerializer() {
        return keySerializer;
    }
}
