package dev.holdfast.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.fragment.TwoStreamFragment;
import dev.holdfast.kit.Embedded;
import dev.holdfast.kit.Fragments;
import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitFields;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each family of operators in Flink and in the embedded engine, whose results are as the table of promises says. */
class OperatorsTest {

    private static final String HEAP = "hashmap";
    private static final String ROCKSDB = "rocksdb";

    @ParameterizedTest
    @ValueSource(strings = {HEAP, ROCKSDB})
    void results_are_the_same_whatever_the_slices_and_the_parallelism(String backend) throws Exception {
        List<Visit> events = Fragments.visits(7, 200);
        Map<String, List<String>> inFlink = Compared.inFlink(2, backend, Fragments.SAME, events);
        Fragments.SAME.forEach((name, fragment) -> assertThat(inFlink.get(name))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Embedded.rows(fragment, events, 23))
                .isNotEmpty());
    }

    @Test
    void the_last_results_of_each_key_are_the_same() throws Exception {
        List<Visit> events = Fragments.visits(8, 200);
        Map<String, List<String>> inFlink = Compared.inFlink(2, HEAP, Fragments.UPDATES, events);
        Fragments.UPDATES.forEach((name, fragment) -> assertThat(last(inFlink.get(name)))
                .as(name)
                .isEqualTo(last(Embedded.rows(fragment, events, 23)))
                .isNotEmpty());
    }

    private static Map<String, String> last(List<String> rows) {
        Map<String, String> last = new TreeMap<>();
        rows.forEach(row -> last.put(row.substring(0, row.indexOf('=')), row));
        return last;
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAP, ROCKSDB})
    void with_one_event_in_each_batch_what_depends_on_slices_is_the_same_too(String backend) throws Exception {
        List<Visit> events = Fragments.visits(9, 150);
        Map<String, List<String>> inFlink = Compared.inFlink(1, backend, Fragments.SLICES, events);
        Fragments.SLICES.forEach((name, fragment) -> {
            List<String> expected = Embedded.rows(fragment, events, 1);
            assertThat(expected).hasSizeGreaterThan(150);
            for (String user : List.of("ada", "bob", "cyd", "dan", "zoe")) {
                assertThat(of(user, inFlink.get(name))).as(name).isEqualTo(of(user, expected));
            }
        });
    }

    /** In the order in which they came. */
    private static List<String> of(String user, List<String> rows) {
        return rows.stream().filter(row -> row.startsWith(user)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAP, ROCKSDB})
    void two_streams_give_the_same_results(String backend) throws Exception {
        List<Visit> left = Fragments.visits(1, 150);
        List<Visit> right = Fragments.visits(2, 150);
        Map<String, List<String>> inFlink = Compared.inFlink(backend, Fragments.JOINS, left, right);
        Fragments.JOINS.forEach((name, fragment) -> assertThat(inFlink.get(name))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Embedded.rows(fragment, left, right))
                .isNotEmpty());
    }

    @Test
    void results_have_their_event_time_and_a_watermark_that_none_of_them_is_behind() throws Exception {
        TwoStreamFragment<Visit, Visit, Visit> leftAlone = (left, right, out) -> left.join(right)
                .on(VisitFields.user, VisitFields.user)
                .between(Duration.ofSeconds(-5), Duration.ofSeconds(5))
                .left((one, two) -> one)
                .writeTo(out);
        var job = SharedCluster.job(1, HEAP);
        var results = HoldfastFlink.on(
                        Compared.stream(job, Fragments.visits(1, 150)), Compared.stream(job, Fragments.visits(2, 150)))
                .apply(leftAlone, Compared.VISITS);
        List<Long> behind = Compared.rows(results.process(new BehindWatermark(), Types.LONG));
        assertThat(behind).isEmpty();
    }

    @Test
    void the_events_of_the_tests_are_in_no_order() {
        assertThat(Fragments.visits(7, 200))
                .isNotEqualTo(Fragments.visits(7, 200).stream()
                        .sorted(Comparator.comparing(Visit::at))
                        .toList());
    }
}
