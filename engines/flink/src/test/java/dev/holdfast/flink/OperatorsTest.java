package dev.holdfast.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each family of operators in Flink and in the embedded engine, whose results are as the table of promises says. */
class OperatorsTest {

    private static final String HEAP = "hashmap";
    private static final String ROCKSDB = "rocksdb";

    /** Fragments whose results do not depend on slices. */
    private static final Map<String, StreamFragment<Visit, String>> SAME = new LinkedHashMap<>();

    static {
        SAME.put(
                "tumbling windows",
                (in, out) -> in.groupBy(VisitFields.user)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                        .aggregate(Aggregate.sum(VisitFields.number))
                        .whenClosed((user, window, sum) -> user + window.start() + sum)
                        .writeTo(out));
        SAME.put(
                "sliding windows",
                (in, out) -> in.groupBy(VisitFields.user)
                        .windowedBy(Windows.sliding(Duration.ofSeconds(10), Duration.ofSeconds(5)))
                        .named("sliding")
                        .count()
                        .whenClosed((user, window, count) -> user + window.start() + count)
                        .writeTo(out));
        SAME.put(
                "all events, which the embedded engine computes in parts",
                (in, out) -> in.groupAll()
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                        .count()
                        .and(Aggregate.sum(VisitFields.number))
                        .whenClosed((all, window, count, sum) -> window.start() + " " + count + " " + sum)
                        .writeTo(out));
        SAME.put(
                "session windows",
                (in, out) -> in.groupBy(VisitFields.user)
                        .windowedBy(Windows.session(Duration.ofSeconds(7)))
                        .named("sessions of windows")
                        .count()
                        .whenClosed((user, window, count) -> user + window.start() + window.end() + count)
                        .writeTo(out));
        SAME.put(
                "duplicates",
                (in, out) -> in.dropDuplicates(VisitFields.page, Duration.ofDays(1))
                        .map(Visit::toString)
                        .writeTo(out));
        SAME.put(
                "duplicates for ever",
                (in, out) -> in.withoutEventTime()
                        .dropDuplicates(VisitFields.page)
                        .named("for ever")
                        .unbounded("few pages")
                        .map(Visit::toString)
                        .writeTo(out));
        SAME.put(
                "a function in the order of events",
                (in, out) -> in.groupByKey(Visit::user)
                        .inEventTimeOrder(new VisitSerializer())
                        .flatMapGroupsWithState(StreaksOperators.operator())
                        .writeTo(out));
    }

    /** Fragments that give updates. */
    private static final Map<String, StreamFragment<Visit, String>> UPDATES = new LinkedHashMap<>();

    static {
        UPDATES.put(
                "running aggregates",
                (in, out) -> in.groupBy(VisitFields.user)
                        .unbounded("few users")
                        .aggregate(Aggregate.sum(VisitFields.number))
                        .updates((user, sum) -> user + "=" + sum)
                        .writeTo(out));
        UPDATES.put(
                "the newest",
                (in, out) -> in.latestBy(VisitFields.user)
                        .unbounded("few users")
                        .map(visit -> visit.user() + "=" + visit)
                        .writeTo(out));
        UPDATES.put(
                "updates of windows",
                (in, out) -> in.groupBy(VisitFields.user)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                        .count()
                        .updates(Duration.ofHours(1), (user, window, count) -> user + window.start() + "=" + count)
                        .writeTo(out));
    }

    /** Fragments whose results are the same only if each event comes by itself. */
    private static final Map<String, StreamFragment<Visit, String>> SLICES = new LinkedHashMap<>();

    static {
        SLICES.put(
                "group state",
                (in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions())
                        .writeTo(out));
        SLICES.put(
                "group state that starts with some",
                (in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions()
                                .named("starting")
                                .withInitialState(Map.of("zoe", new Visits.Seen(7, Instant.EPOCH))))
                        .writeTo(out));
        SLICES.put(
                "named states and timers",
                (in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(BasketsOperators.watch())
                        .writeTo(out));
    }

    private static final Map<String, TwoStreamFragment<Visit, Visit, String>> JOINS = new LinkedHashMap<>();

    static {
        JOINS.put(
                "inner join",
                (left, right, out) -> left.join(right)
                        .on(VisitFields.user, VisitFields.user)
                        .between(Duration.ofSeconds(-5), Duration.ofSeconds(5))
                        .inner((one, two) -> one + "+" + two)
                        .writeTo(out));
        JOINS.put(
                "full join",
                (left, right, out) -> left.join(right)
                        .on(VisitFields.user, VisitFields.page)
                        .between(Duration.ofSeconds(-2), Duration.ofSeconds(2))
                        .named("full")
                        .full((one, two) -> one + "+" + two)
                        .writeTo(out));
        JOINS.put(
                "lookup",
                (left, right, out) -> left.lookup(
                                VisitFields.user, right.asTable(VisitFields.user, Duration.ofSeconds(5)))
                        .asOfOrNull((one, version) -> one + "@" + version)
                        .writeTo(out));
    }

    /** Out of order by up to ten seconds, of four users, in two minutes and more. */
    static List<Visit> visits(long seed, int count) {
        Random random = new Random(seed);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visits.add(Visit.of(
                    List.of("ada", "bob", "cyd", "dan").get(random.nextInt(4)),
                    List.of("a", "b", "c", "d", "e", "ada", "bob").get(random.nextInt(7)),
                    i,
                    100 + i + random.nextInt(10)));
        }
        return visits;
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAP, ROCKSDB})
    void results_are_the_same_whatever_the_slices_and_the_parallelism(String backend) throws Exception {
        List<Visit> events = visits(7, 200);
        Map<String, List<String>> inFlink = Compared.inFlink(2, backend, SAME, events);
        SAME.forEach((name, fragment) -> assertThat(inFlink.get(name))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Compared.embedded(fragment, events, 23))
                .isNotEmpty());
    }

    @Test
    void the_last_results_of_each_key_are_the_same() throws Exception {
        List<Visit> events = visits(8, 200);
        Map<String, List<String>> inFlink = Compared.inFlink(2, HEAP, UPDATES, events);
        UPDATES.forEach((name, fragment) -> assertThat(last(inFlink.get(name)))
                .as(name)
                .isEqualTo(last(Compared.embedded(fragment, events, 23)))
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
        List<Visit> events = visits(9, 150);
        Map<String, List<String>> inFlink = Compared.inFlink(1, backend, SLICES, events);
        SLICES.forEach((name, fragment) -> {
            List<String> expected = Compared.embedded(fragment, events, 1);
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
        List<Visit> left = visits(1, 150);
        List<Visit> right = visits(2, 150);
        Map<String, List<String>> inFlink = Compared.inFlink(backend, JOINS, left, right);
        JOINS.forEach((name, fragment) -> assertThat(inFlink.get(name))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Compared.embedded(fragment, left, right))
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
        var results = HoldfastFlink.on(Compared.stream(job, visits(1, 150)), Compared.stream(job, visits(2, 150)))
                .apply(leftAlone, Compared.VISITS);
        List<Long> behind = Compared.rows(results.process(new BehindWatermark(), Types.LONG));
        assertThat(behind).isEmpty();
    }

    @Test
    void the_events_of_the_tests_are_in_no_order() {
        assertThat(visits(7, 200))
                .isNotEqualTo(visits(7, 200).stream()
                        .sorted(Comparator.comparing(Visit::at))
                        .toList());
    }
}
