package dev.holdfast.serial;

import java.util.List;

/**
 * Turns values of a state type into bytes and back. The processor writes one for each state record; users may write their
 * own.
 *
 * <p>Called from several threads at once, so an implementation keeps nothing between calls. {@link #read} must consume
 * exactly the bytes that {@link #write} produced, and the same value, with its collections in the same order, must always give
 * the same bytes.
 *
 * @param <S> the type of the state
 */
public interface StateSerializer<S> {

    /** What the bytes mean. The same object on every call; a checkpoint keeps it and compares it at restart. */
    Schema schema();

    /**
     * Appends the value. Never called with null.
     *
     * @throws NullPointerException if a component is null that is not {@code @Nullable}. A generated serializer does not look
     *     for it; it has one statement per component, so the line of the serializer in the stack trace tells which one. An
     *     engine names the component.
     */
    void write(S value, StateOutput out);

    /**
     * Reads one value.
     *
     * @throws CorruptStateException if the bytes are not those of a value
     */
    S read(StateInput in);

    /** Whether the type can be given versions. One that is generated where its type is used, as of a generic record, says no. */
    default boolean hasVersions() {
        return true;
    }

    /** How to make this version's values of those of older versions: what {@code @MigrateFrom} names. None if there is none. */
    default List<Migration<?, S>> migrations() {
        return List.of();
    }

    /**
     * Serializers of the values inside this one's, asked for their {@link #migrations} when a checkpoint is restored. They
     * may lead back to this one.
     */
    default List<StateSerializer<?>> nested() {
        return List.of();
    }
}
