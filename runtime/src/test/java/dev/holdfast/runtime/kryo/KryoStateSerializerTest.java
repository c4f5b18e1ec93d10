package dev.holdfast.runtime.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.FramedValues;
import dev.holdfast.serial.KryoSerializers;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

class KryoStateSerializerTest {

    private static final long SEED = 31;

    /** Of another library: no annotations, no accessors. */
    static final class Histogram {
        final long[] counts = {1, 2, 300};
        final List<String> names = new ArrayList<>(List.of("a", "b"));
        final Map<String, Histogram> parts = new HashMap<>();
        String[] labels = {"x"};
    }

    /** Not registered. */
    static final class Other {}

    private final StateSerializer<Histogram> serializer =
            KryoSerializers.of(Histogram.class, long[].class, ArrayList.class, HashMap.class, String[].class);

    @Test
    void values_come_back() {
        Histogram histogram = new Histogram();
        histogram.parts.put("inner", new Histogram());
        histogram.labels = new String[] {"y", "z"};
        Histogram read = read(bytes(histogram));
        assertThat(read).usingRecursiveComparison().isEqualTo(histogram);
        assertThat(serializer.schema().toString())
                .startsWith("opaque(kryo:" + Histogram.class.getName() + ",[J,java.util.ArrayList");
    }

    @Test
    void a_class_that_is_not_registered_is_refused_with_the_fix() {
        StateSerializer<Object> objects = KryoSerializers.of(Object.class);
        assertThatThrownBy(() -> objects.write(new Other(), new StateOutput()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Class is not registered: " + Other.class.getName())
                .hasMessageEndingWith("Register every class inside it, with @AllowKryo(register = ...).");
    }

    @Test
    void a_value_that_contains_itself_is_refused() {
        Histogram histogram = new Histogram();
        histogram.parts.put("self", histogram);
        assertThatThrownBy(() -> bytes(histogram)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void classes_with_other_fields_are_refused() {
        byte[] bytes = bytes(new Histogram());
        bytes[1] ^= 1;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("are not those that Kryo wrote");
    }

    @Test
    void any_bytes_are_a_value_or_corrupt() {
        byte[] valid = bytes(new Histogram());
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = valid.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                read(bytes);
            } catch (CorruptStateException e) {
                assertThat(e.getMessage()).as("seed %s", SEED).isNotBlank();
            }
        }
    }

    @Test
    void without_kryo_the_message_says_what_to_add() throws Exception {
        ClassLoader loader = new WithoutKryo();
        Class<?> entry = loader.loadClass(KryoSerializers.class.getName());
        assertThatThrownBy(() ->
                        entry.getMethod("of", Class.class, Class[].class).invoke(null, String.class, new Class<?>[0]))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessage(
                        "A state has a value of java.lang.String with @AllowKryo, and Kryo is not on the class path."
                                + " Add com.esotericsoftware:kryo, version 5.6.2 or later.");
    }

    private byte[] bytes(Histogram histogram) {
        StateOutput out = new StateOutput();
        FramedValues.write(serializer, histogram, out);
        return out.toByteArray();
    }

    private Histogram read(byte[] bytes) {
        return FramedValues.read(serializer, new StateInput(bytes));
    }

    /** The class path without Kryo. */
    private static final class WithoutKryo extends ClassLoader {

        WithoutKryo() {
            super(KryoStateSerializerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.esotericsoftware.")) {
                throw new ClassNotFoundException(name);
            }
            Class<?> known = findLoadedClass(name);
            return known != null || !name.startsWith("dev.holdfast.") ? knownOr(known, name) : define(name);
        }

        private Class<?> knownOr(Class<?> known, String name) throws ClassNotFoundException {
            return known != null ? known : super.loadClass(name, false);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
