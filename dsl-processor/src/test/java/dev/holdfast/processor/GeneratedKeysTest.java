package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Compound keys of every kind of component: order, hash, ranges. */
class GeneratedKeysTest {

    private static final long SEED = 7;
    private static final int KEYS = 80;

    private final ClassLoader loader =
            Compilation.of(SourceFile.in(TestFolders.resources("zoo"))).loader();
    private final Class<?> type = load("zoo.UserKey");
    private final KeySerializer<Object> serializer = serializer("zoo.UserKeySerializer");

    @Test
    void bytes_sort_like_the_components_and_come_back() {
        List<Object> keys = keys();
        for (Object first : keys) {
            assertThat(serializer.read(new StateInput(bytes(first))))
                    .as("seed %s", SEED)
                    .isEqualTo(first);
            for (Object second : keys) {
                assertThat(Integer.signum(Arrays.compareUnsigned(bytes(first), bytes(second))))
                        .as("seed %s, %s, %s", SEED, first, second)
                        .isEqualTo(Integer.signum(compare(first, second)));
            }
        }
    }

    @Test
    void a_prefix_is_the_range_of_the_keys_that_begin_with_it() throws Exception {
        Class<?> pageKey = load("zoo.PageKey");
        Method prefixOf = load("zoo.UserKeySerializer").getDeclaredMethod("prefix", pageKey, LocalDate.class);
        prefixOf.setAccessible(true);
        for (Object chosen : keys()) {
            KeyPrefix<?> prefix = (KeyPrefix<?>) prefixOf.invoke(null, component(chosen, 0), component(chosen, 1));
            for (Object key : keys()) {
                boolean begins = component(key, 0).equals(component(chosen, 0))
                        && component(key, 1).equals(component(chosen, 1));
                byte[] bytes = bytes(key);
                boolean isInRange = Arrays.compareUnsigned(prefix.from(), bytes) <= 0
                        && prefix.to()
                                .map(end -> Arrays.compareUnsigned(bytes, end) < 0)
                                .orElse(true);
                assertThat(prefix.contains(bytes)).as("seed %s, %s", SEED, key).isEqualTo(begins);
                assertThat(isInRange).as("seed %s, %s", SEED, key).isEqualTo(begins);
            }
        }
    }

    /** Written once, and never again: the hash is the same in every process, and in every version. */
    @Test
    void hashes_are_those_that_were_committed() throws Exception {
        Object page = make(load("zoo.PageKey"), "shop", -1L);
        Object high = load("zoo.Level").getEnumConstants()[1];
        Object key = make(
                type,
                page,
                LocalDate.of(2026, 11, 21),
                Instant.parse("2026-11-21T05:00:00.000000001Z"),
                new UUID(1, -1),
                high,
                (byte) -1,
                (short) 2,
                -3);
        assertThat(Integer.toHexString(hash(bytes(key)))).isEqualTo("4d3dbbb1");
        assertThat(Integer.toHexString(hash(bytes(serializer("zoo.PageKeySerializer"), page))))
                .isEqualTo("86576b08");
    }

    private static int hash(byte[] bytes) {
        return KeyHash.of(bytes, 0, bytes.length);
    }

    private List<Object> keys() {
        Random random = new Random(SEED);
        List<Object> keys = new ArrayList<>();
        while (keys.size() < KEYS) {
            Object key = new RandomValues(random).value(type);
            keys.add(key);
            if (random.nextBoolean()) {
                Object[] parts = new RandomValues(random).components(type);
                // Keys that differ only behind some components.
                for (int i = random.nextInt(parts.length); i >= 0; i--) {
                    parts[i] = component(key, i);
                }
                keys.add(make(type, parts));
            }
        }
        return keys;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // components of keys compare with their like
    private static int compare(Object first, Object second) {
        if (!first.getClass().isRecord()) {
            return first instanceof Enum<?> constant
                    ? constant.name().compareTo(((Enum<?>) second).name())
                    : ((Comparable) first).compareTo(second);
        }
        for (int i = 0; i < first.getClass().getRecordComponents().length; i++) {
            int order = compare(component(first, i), component(second, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Object component(Object record, int index) {
        RecordComponent component = record.getClass().getRecordComponents()[index];
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private byte[] bytes(Object key) {
        return bytes(serializer, key);
    }

    private static byte[] bytes(KeySerializer<Object> serializer, Object key) {
        StateOutput out = new StateOutput();
        serializer.write(key, out);
        return out.toByteArray();
    }

    private Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private KeySerializer<Object> serializer(String name) {
        return (KeySerializer<Object>) make(load(name));
    }

    private static Object make(Class<?> type, Object... arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
