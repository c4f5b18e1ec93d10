package dev.holdfast.serial;

/** What an engine offers so that components can be left to Kryo; found as a service. Not for users. */
public interface KryoSerializerProvider {

    /**
     * A serializer of a type, which all threads may use.
     *
     * @param type the class of the values, or one above it
     * @param registered the other classes inside them, in their order
     * @throws java.util.ServiceConfigurationError if Kryo is missing
     */
    <T> StateSerializer<T> serializer(Class<? super T> type, Class<?>... registered);
}
