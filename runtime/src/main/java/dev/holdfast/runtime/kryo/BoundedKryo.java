package dev.holdfast.runtime.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.serializers.MapSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import dev.holdfast.serial.StateInput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Makes Kryos that know some classes only, and that make no collection or array longer than the bytes that are left. */
final class BoundedKryo {

    private BoundedKryo() {}

    static Kryo of(List<Class<?>> classes) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.setMaxDepth(StateInput.MAX_DEPTH);
        kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
        classes.forEach(type -> kryo.register(type, bounded(type, kryo.getDefaultSerializer(type))));
        return kryo;
    }

    private static Serializer<?> bounded(Class<?> type, Serializer<?> serializer) {
        if (serializer.getClass() == CollectionSerializer.class) {
            return new BoundedCollections();
        } else if (serializer.getClass() == MapSerializer.class) {
            return new BoundedMaps();
        } else if (type.isArray() || type.getName().startsWith("java.util.ImmutableCollections$")) {
            return new Counted<>(serializer);
        }
        return serializer;
    }

    private static int checked(int count, Input input) {
        int left = input.limit() - input.position();
        if (count < 0 || count > left) {
            throw new KryoException(count + " elements in " + left + " bytes");
        }
        return count;
    }

    private static final class BoundedCollections extends CollectionSerializer<Collection<Object>> {

        @Override
        protected Collection<Object> create(
                Kryo kryo, Input input, Class<? extends Collection<Object>> type, int size) {
            return super.create(kryo, input, type, StateInput.presize(checked(size, input)));
        }
    }

    private static final class BoundedMaps extends MapSerializer<Map<Object, Object>> {

        @Override
        protected Map<Object, Object> create(
                Kryo kryo, Input input, Class<? extends Map<Object, Object>> type, int size) {
            return super.create(kryo, input, type, StateInput.presize(checked(size, input)));
        }
    }

    /** A serializer whose bytes begin with a count, or with one more than that. */
    private static final class Counted<T> extends Serializer<T> {

        private final Serializer<T> serializer;

        Counted(Serializer<T> serializer) {
            this.serializer = serializer;
        }

        @Override
        public void write(Kryo kryo, Output output, T value) {
            serializer.write(kryo, output, value);
        }

        @Override
        public T read(Kryo kryo, Input input, Class<? extends T> type) {
            int start = input.position();
            int count = input.readVarInt(true);
            checked(Math.max(0, count - 1), input);
            input.setPosition(start);
            return serializer.read(kryo, input, type);
        }
    }
}
