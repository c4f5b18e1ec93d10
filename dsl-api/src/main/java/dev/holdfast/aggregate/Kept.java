package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.serial.StateSerializer;

/** The serializers of what an aggregate keeps, or why there is none. */
final class Kept {

    private Kept() {}

    /** Of the values of a field. */
    static <V> StateSerializer<V> values(String what, Field<?, V> field) {
        return field.serializer()
                .orElseThrow(() ->
                        new IllegalArgumentException(what + "(" + field.name() + "): the values of '" + field.name()
                                + "' cannot be kept by themselves, since they may be null or are collections. "
                                + "Map the stream to events with a component that can."));
    }

    /** Of whole events. */
    static <T> StateSerializer<T> events(String what, Field<T, ?> field) {
        return field.events()
                .orElseThrow(() -> new IllegalArgumentException(what + "(" + field.name()
                        + "): events are kept, but their bytes are not known. "
                        + "Take a field of an @EventRecord, or give KeyField.of(…) its serializer."));
    }
}
