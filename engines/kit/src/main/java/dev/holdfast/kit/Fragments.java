package dev.holdfast.kit;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Each family of operators as fragments, by what is promised of their results, and events for them. */
public final class Fragments {

    private Fragments() {}

    /** Fragments whose results do not depend on slices. */
    public static final Map<String, StreamFragment<Visit, String>> SAME = new LinkedHashMap<>();

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
    public static final Map<String, StreamFragment<Visit, String>> UPDATES = new LinkedHashMap<>();

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
    public static final Map<String, StreamFragment<Visit, String>> SLICES = new LinkedHashMap<>();

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

    /** Fragments with two streams. */
    public static final Map<String, TwoStreamFragment<Visit, Visit, String>> JOINS = new LinkedHashMap<>();

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
    public static List<Visit> visits(long seed, int count) {
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
}
