package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A zoo of state types, all of whose serializers get values, and bytes that are none. {@code -Dzoo.seconds=600} goes on for ten
 * minutes with ever new seeds; without it the run is short.
 */
class ZooTest {

    private static final long SEED = 20_261_121;
    private static final int VALUES = 60;
    private static final int INPUTS = 400;
    private static final long MAX_ALLOCATED_MORE = 1 << 20;
    private static final long SECONDS = Long.getLong("zoo.seconds", 0);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Animal(Class<?> type, StateSerializer<Object> serializer) {}

    private static final List<Animal> ZOO = animals();

    @Test
    void the_zoo_has_sixty_types() {
        assertThat(ZOO).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void values_come_back() {
        Random random = new Random(SEED);
        for (Animal animal : ZOO) {
            for (int i = 0; i < VALUES; i++) {
                Object value = new RandomValues(random).value(animal.type());
                byte[] bytes = bytes(animal, value);
                StateInput in = new StateInput(bytes);
                Object read = animal.serializer().read(in);
                in.expectEnd();
                assertThat(DeepText.of(read)).as("seed %s", SEED).isEqualTo(DeepText.of(value));
                assertThat(bytes(animal, read)).as("seed %s, %s", SEED, value).isEqualTo(bytes);
            }
        }
    }

    @Test
    void any_bytes_are_a_value_or_corrupt_and_take_little_memory() {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long seed = SEED;
        do {
            Random random = new Random(seed);
            for (Animal animal : ZOO) {
                for (int i = 0; i < INPUTS; i++) {
                    decode(animal, input(animal, random), seed);
                }
            }
            seed++;
        } while (System.nanoTime() < end);
    }

    @Test
    void depth_is_bounded_when_read_and_when_written() {
        Animal chains = animal("Chains");
        byte[] deep = new byte[200_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 2;
            deep[i + 1] = 1;
        }
        assertThat(corruption(chains, deep)).startsWith("values of zoo.Chain nested more than 500 deep");
        for (String type : List.of("Folders", "Trees", "Formulas", "Mutuals", "Chains")) {
            for (byte filling : new byte[] {0, 1, 2, 3, 4}) {
                byte[] bytes = new byte[200_000];
                Arrays.fill(bytes, filling);
                decode(animal(type), bytes, SEED);
            }
        }
    }

    /** A valid value with some bytes changed, cut, doubled or inserted; or random bytes. */
    private static byte[] input(Animal animal, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        byte[] valid = bytes(animal, new RandomValues(random).value(animal.type()));
        return Mutations.of(valid, random);
    }

    private static void decode(Animal animal, byte[] bytes, long seed) {
        StateInput in = new StateInput(bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object value = null;
        try {
            value = animal.serializer().read(in);
        } catch (CorruptStateException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("seed " + seed + ", " + animal.type() + ", " + hex(bytes), e);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
                .as("seed %s, %s, %s", seed, animal.type(), hex(bytes))
                .isLessThanOrEqualTo(4L * bytes.length + MAX_ALLOCATED_MORE);
        if (value != null) {
            int length = bytes.length - in.remaining();
            assertThat(bytes(animal, value))
                    .as("seed %s, %s, %s", seed, animal.type(), hex(bytes))
                    .isEqualTo(Arrays.copyOf(bytes, length));
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(200, bytes.length));
    }

    private static String corruption(Animal animal, byte[] bytes) {
        try {
            return "read " + animal.serializer().read(new StateInput(bytes));
        } catch (CorruptStateException e) {
            return e.getMessage();
        }
    }

    private static byte[] bytes(Animal animal, Object value) {
        StateOutput out = new StateOutput();
        animal.serializer().write(value, out);
        return out.toByteArray();
    }

    private static Animal animal(String name) {
        return ZOO.stream()
                .filter(animal -> animal.type().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Animal> animals() {
        Compilation compilation = Compilation.of(SourceFile.in(TestFolders.resources("zoo")));
        assertThat(compilation.isSuccess()).as(compilation.output()).isTrue();
        ClassLoader loader = compilation.loader();
        List<Animal> animals = new ArrayList<>();
        for (String path : compilation.generated().keySet()) {
            String name = path.replace('/', '.').replace(".java", "");
            try {
                Class<?> type = loader.loadClass(name);
                if (name.endsWith("Serializer") && StateSerializer.class.isAssignableFrom(type)) {
                    Class<?> written = loader.loadClass(name.substring(0, name.length() - "Serializer".length()));
                    animals.add(new Animal(written, instance(type)));
                }
            } catch (ClassNotFoundException e) {
                throw new LinkageError(name, e);
            }
        }
        return animals;
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (StateSerializer<Object>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
