package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** State types of every kind, compiled, with their serializers. */
final class Zoo {

    private static final long MAX_ALLOCATED_MORE = 1 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<Animal> ANIMALS = compiled();

    private Zoo() {}

    static List<Animal> animals() {
        return ANIMALS;
    }

    static Animal animal(String name) {
        return ANIMALS.stream()
                .filter(animal -> animal.type().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A type and what writes and reads it. */
    record Animal(Class<?> type, StateSerializer<Object> serializer) {

        byte[] bytes(Object value) {
            StateOutput out = new StateOutput();
            serializer.write(value, out);
            return out.toByteArray();
        }

        /** Any bytes are a value that is written as the same bytes, but for the order of what is sorted, or corrupt, and take little memory. */
        void decode(byte[] bytes, String where) {
            long limit = 4L * bytes.length + MAX_ALLOCATED_MORE;
            // The first time classes are loaded, which is not what is measured.
            if (allocatedBy(bytes, where) > limit) {
                assertThat(allocatedBy(bytes, where)).as(text(bytes, where)).isLessThanOrEqualTo(limit);
            }
        }

        private long allocatedBy(byte[] bytes, String where) {
            StateInput in = new StateInput(bytes);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Object value = null;
            try {
                value = serializer.read(in);
            } catch (CorruptStateException e) {
                if (e.getMessage() == null || e.getMessage().isBlank()) {
                    throw new AssertionError(text(bytes, where), e);
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError(text(bytes, where), e);
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            int length = bytes.length - in.remaining();
            if (value != null && !isSame(bytes(value), Arrays.copyOf(bytes, length))) {
                assertThat(bytes(value)).as(text(bytes, where)).isEqualTo(Arrays.copyOf(bytes, length));
            }
            return allocated;
        }

        /** Sorted collections are read in any order. */
        private boolean isSame(byte[] written, byte[] read) {
            if (isSorted()) {
                Arrays.sort(written);
                Arrays.sort(read);
            }
            return Arrays.equals(written, read);
        }

        private boolean isSorted() {
            return type.isRecord()
                    && Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .anyMatch(component -> SortedSet.class.isAssignableFrom(component)
                                    || SortedMap.class.isAssignableFrom(component));
        }

        private String text(byte[] bytes, String where) {
            return where + ", " + type + ", " + HexFormat.of().formatHex(bytes, 0, Math.min(200, bytes.length));
        }
    }

    private static List<Animal> compiled() {
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
