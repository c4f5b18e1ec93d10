package dev.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.Embedded;
import dev.holdfast.kit.Fragments;
import dev.holdfast.kit.Visit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each family of operators in Spark and in the embedded engine, whose results are as the table of promises says. */
class OperatorsTest {

    @TempDir
    private Path directory;

    @Test
    void results_are_the_same_whatever_the_slices() {
        List<Visit> events = Fragments.visits(7, 200);
        Map<String, List<String>> inSpark = Compared.inSpark(directory, Fragments.SAME, events, 100);
        Fragments.SAME.forEach((name, fragment) -> assertThat(inSpark.get(name))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Embedded.rows(fragment, events, 23))
                .isNotEmpty());
    }

    @Test
    void the_last_results_of_each_key_are_the_same() {
        List<Visit> events = Fragments.visits(8, 200);
        Map<String, List<String>> inSpark = Compared.inSpark(directory, Fragments.UPDATES, events, 100);
        Fragments.UPDATES.forEach((name, fragment) -> assertThat(last(inSpark.get(name)))
                .as(name)
                .isEqualTo(last(Embedded.rows(fragment, events, 23)))
                .isNotEmpty());
    }

    private static Map<String, String> last(List<String> rows) {
        Map<String, String> last = new TreeMap<>();
        rows.forEach(row -> last.put(row.substring(0, row.indexOf('=')), row));
        return last;
    }

    @Test
    void with_one_event_in_each_batch_what_depends_on_slices_is_the_same_too() {
        List<Visit> events = Fragments.visits(9, 15);
        Map<String, List<String>> inSpark = Compared.inSpark(directory, Fragments.SLICES, events, 1);
        Fragments.SLICES.forEach((name, fragment) -> {
            List<String> expected = Embedded.rows(fragment, events, 1);
            assertThat(expected).hasSizeGreaterThan(15);
            for (String user : List.of("ada", "bob", "cyd", "dan", "zoe")) {
                assertThat(of(user, inSpark.get(name))).as(name).isEqualTo(of(user, expected));
            }
        });
    }

    /** In the order in which they came. */
    private static List<String> of(String user, List<String> rows) {
        return rows.stream().filter(row -> row.startsWith(user)).toList();
    }

    @Test
    void two_streams_give_the_same_results() {
        List<Visit> left = Fragments.visits(1, 150);
        List<Visit> right = Fragments.visits(2, 150);
        Map<String, List<String>> inSpark = Compared.inSpark(directory, Fragments.JOINS, left, right, 75);
        Fragments.JOINS.forEach((name, fragment) -> assertThat(inSpark.get(name))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Embedded.rows(fragment, left, right))
                .isNotEmpty());
    }
}
