package dev.holdfast.keyed.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReadBackCollectionTest {

    private static final SchemaType CART = new SchemaType.RecordOf(
            "shop.Cart",
            1,
            List.of(
                    new SchemaField("currency", SchemaType.STRING),
                    new SchemaField("items", new SchemaType.ListOf(SchemaType.STRING)),
                    new SchemaField("prices", new SchemaType.MapOf(SchemaType.STRING, SchemaType.STRING, false))),
            List.of(),
            List.of());

    @Test
    void a_change_of_each_kind_of_collection_names_the_component() {
        List<String> list = Collections.unmodifiableList(new ArrayList<>(List.of("pen")));
        assertNames("'items'", () -> list.add("ink"));
        assertNames("'items'", list::clear);
        assertNames("'items'", () -> list.iterator().remove());
        assertNames("'items'", () -> list.sort(null));
        assertNames(
                "'items'",
                () -> Collections.unmodifiableSortedSet(new TreeSet<>()).add("pen"));
        Deque<String> deque = StateCollections.unmodifiableDeque(List.of("pen"));
        assertNames("'items'", () -> deque.addFirst("ink"));
        assertNames("'items'", () -> deque.add("ink"));
        assertNames("'items'", deque::pop);
    }

    @Test
    void a_change_of_each_kind_of_map_names_the_component() {
        for (int size : new int[] {1, 20}) {
            Map<String, String> map = map(size);
            assertNames("'prices'", () -> map.put("pen", "1"));
            assertNames("'prices'", () -> map.merge("0", "1", String::concat));
            assertNames("'prices'", () -> map.remove("0"));
            assertNames("'prices'", map::clear);
        }
        assertNames(
                "'prices'",
                () -> Collections.unmodifiableSortedMap(new TreeMap<>()).put("pen", "1"));
    }

    @Test
    void a_refusal_of_anything_else_stays_as_it_is() {
        assertThat(explain(() -> List.of("pen").add("ink"))).isEmpty();
        assertThat(explain(() -> Arrays.asList("pen").add("ink"))).isEmpty();
        assertThat(explain(() -> {
                    throw new UnsupportedOperationException("not yet");
                }))
                .isEmpty();
        assertThat(ReadBackCollection.explain(
                        catchThrowable(() -> Collections.emptyList().iterator().next()), List.of(CART)))
                .isEmpty();
        assertThat(ReadBackCollection.explain(catchThrowable(() -> map(1).clear()), List.of(SchemaType.STRING)))
                .isEmpty();
    }

    private static Map<String, String> map(int size) {
        MapBuilder<String, String> map = new MapBuilder<>(size);
        for (int i = 0; i < size; i++) {
            map.put(String.valueOf(i), "1");
        }
        return map.build();
    }

    private static void assertNames(String component, ThrowingCallable change) {
        assertThat(explain(change))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .isEqualTo("component " + component
                                + " of its state was read back, and what is read back cannot be changed in"
                                + " place. Copy it, change the copy, and pass a new state with the copy to update(…)"));
    }

    private static Optional<String> explain(ThrowingCallable change) {
        return ReadBackCollection.explain(catchThrowable(change), List.of(CART));
    }
}
