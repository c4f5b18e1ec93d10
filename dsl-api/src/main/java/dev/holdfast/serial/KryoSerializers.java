package dev.holdfast.serial;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Serializers for components that were left to Kryo; generated serializers call this. */
public final class KryoSerializers {

    private KryoSerializers() {}

    /**
     * A serializer of a type.
     *
     * @param type the class of the values, or one above it
     * @param registered the other classes inside them, in their order
     * @throws ServiceConfigurationError if Kryo, or the runtime that knows how to use it, is missing
     */
    public static <T> StateSerializer<T> of(Class<? super T> type, Class<?>... registered) {
        return ServiceLoader.load(KryoSerializerProvider.class, KryoSerializers.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new ServiceConfigurationError("A state has a value of " + type.getName()
                        + " with @AllowKryo, and nothing on the class path calls Kryo. Add"
                        + " dev.holdfast:holdfast-runtime and com.esotericsoftware:kryo, version 5.6.2 or later."))
                .serializer(type, registered);
    }
}
