package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import java.util.Optional;

/** The one key of events that are not told apart: see {@code groupAll()}. */
public enum All {

    /** All events. */
    ALL;

    private static final KeySerializer<All> KEYS = KeySerializers.enumeration(All.class);

    /** The bytes of the key. */
    public static KeySerializer<All> keys() {
        return KEYS;
    }

    /** A field that all events have in common. */
    public static <T> KeyField<T, All> field() {
        return new KeyComponent<>("all", event -> ALL, KEYS, Optional.empty());
    }
}
