package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small maps and large ones are of different classes; nobody may notice. */
class MapBuilderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8, 9, 100})
    void equals_a_hash_map_and_keeps_the_order(int count) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            expected.put("key" + (count - i), i);
        }
        Map<String, Integer> built = built(expected);

        assertThat(built).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
        assertThat(expected).isEqualTo(built);
        assertThat(built.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(built.values()).containsExactlyElementsOf(expected.values());
        assertThat(built.get("key1")).isEqualTo(expected.get("key1"));
        assertThat(built.get("other")).isNull();
        assertThat(built.get(null)).isNull();
        assertThat(built.containsKey("key1")).isEqualTo(count > 0);
        assertThat(built.containsKey("other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9})
    void cannot_be_changed(int count) {
        Map<Integer, Integer> built = numbers(count);
        assertThatThrownBy(() -> built.put(0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> built.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(built::clear).isInstanceOf(UnsupportedOperationException.class);
        Map.Entry<Integer, Integer> first = built.entrySet().iterator().next();
        assertThatThrownBy(() -> first.setValue(1)).isInstanceOf(UnsupportedOperationException.class);
        Iterator<Integer> keys = built.keySet().iterator();
        keys.next();
        assertThatThrownBy(keys::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 9})
    void refuses_a_key_twice(int count) {
        MapBuilder<Integer, Integer> builder = new MapBuilder<>(count);
        builder.put(1, 1);
        assertThatThrownBy(() -> builder.put(1, 2))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("a map has one of its keys twice");
    }

    @Test
    void refuses_to_end_too_early() {
        MapBuilder<Integer, Integer> builder = new MapBuilder<>(2);
        builder.put(1, 1);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 entries in a map for 2");
    }

    @Test
    void values_may_be_null() {
        MapBuilder<String, String> builder = new MapBuilder<>(1);
        builder.put("a", null);
        Map<String, String> built = builder.build();
        assertThat(built).containsExactly(entry("a", null));
        assertThat(built.containsKey("a")).isTrue();
    }

    @Test
    void an_iterator_ends() {
        Iterator<Map.Entry<Integer, Integer>> entries = numbers(1).entrySet().iterator();
        entries.next();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    private static Map<Integer, Integer> numbers(int count) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            numbers.put(i, i);
        }
        return built(numbers);
    }

    private static <K, V> Map<K, V> built(Map<K, V> entries) {
        MapBuilder<K, V> builder = new MapBuilder<>(entries.size());
        entries.forEach(builder::put);
        return builder.build();
    }
}
