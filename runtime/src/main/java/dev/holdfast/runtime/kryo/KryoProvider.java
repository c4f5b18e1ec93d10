package dev.holdfast.runtime.kryo;

import dev.holdfast.serial.KryoSerializerProvider;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Found as a service by generated serializers; of no other use. */
public final class KryoProvider implements KryoSerializerProvider {

    /** For the service loader. */
    public KryoProvider() {}

    @Override
    public <T> StateSerializer<T> serializer(Class<? super T> type, Class<?>... registered) {
        try {
            return new KryoStateSerializer<>(type, List.of(registered));
        } catch (NoClassDefFoundError e) {
            throw new ServiceConfigurationError(
                    "A state has a value of " + type.getName() + " with @AllowKryo, and Kryo is not on the class path."
                            + " Add com.esotericsoftware:kryo, version 5.6.2 or later.",
                    e);
        }
    }
}
