package dev.holdfast.testkit.conformance;

import static dev.holdfast.testkit.conformance.Sided.left;
import static dev.holdfast.testkit.conformance.Sided.right;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Join;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Group H where a join has bounds in time, and group I where other operators stand before or behind it. */
final class IntervalJoinRows {

    private static final String AT_ONCE =
            "There is no switch for batches without input (design section 11, 12), so rows come a step earlier.";
    private static final KeyField<String, String> ALL = KeyField.of("all", row -> "all", KeySerializers.string());

    private IntervalJoinRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(ranges());
        rows.addAll(withItself());
        rows.addAll(watermarks());
        rows.addAll(chains());
        return rows;
    }

    private static List<Row> ranges() {
        return List.of(
                Row.deviates(
                        "H22",
                        "left join by an interval; the right join is in the full one of H23",
                        JoinRows.FIGURES,
                        near(JoinKind.LEFT)
                                .step(left(1, 5), left(3, 5))
                                .emits()
                                .figures("t2 u2")
                                .step(right(1, 10), right(2, 5))
                                .emits("(1,1,5,10)")
                                .figures("t4")
                                .step(right(1, 11))
                                .emits()
                                .figures("t4")
                                .step(left(1, 7), left(1, 30))
                                .emits("(1,1,7,10)", "(1,1,7,11)")
                                .figures("t6 u2")
                                .step(right(0, 30))
                                .emits("(3,null,5,null)")
                                .figures("t2 u1")),
                Row.deviates(
                        "H23",
                        "full join by an interval",
                        JoinRows.FIGURES,
                        near(JoinKind.FULL)
                                .step(left(1, 5), left(3, 5))
                                .emits()
                                .step(right(1, 10), right(2, 5))
                                .emits("(1,1,5,10)")
                                .figures("t4")
                                .step(right(1, 9))
                                .emits("(1,1,5,9)")
                                .figures("t5 u1")
                                .step(left(1, 7), left(1, 30))
                                .emits("(1,1,7,9)", "(1,1,7,10)")
                                .figures("t7 u2")
                                .step(right(0, 30))
                                .emits("(3,null,5,null)", "(null,2,null,5)")
                                .figures("t2 u1")),
                Row.deviates(
                        "H24",
                        "semi join by an interval",
                        "A left event that had its partner is not kept, so that the totals are less by it.",
                        near(JoinKind.SEMI)
                                .step(left(1, 5), left(3, 5))
                                .emits()
                                .figures("t2 u2")
                                .step(right(1, 10), right(2, 5))
                                .emits("(1,5)")
                                .figures("t3 u2")
                                .step(right(1, 9))
                                .emits()
                                .figures("t4 u1")
                                .step(left(1, 7), left(1, 30))
                                .emits("(1,7)")
                                .figures("t5 u1")
                                .step(right(0, 30))
                                .emits()
                                .figures("t2 u1")));
    }

    private static List<Row> withItself() {
        return List.of(
                Row.deviates(
                        "H25",
                        "left join with itself",
                        JoinRows.FIGURES,
                        itself(JoinKind.LEFT)
                                .step(numbers(1, 5))
                                .emits("(2,2)", "(4,4)")
                                .figures("t7 u7")
                                .step(numbers(6, 10))
                                .emits("(6,6)", "(8,8)", "(10,10)")
                                .figures("t13 u8")
                                .step(numbers(11, 15))
                                .emits("(12,12)", "(14,14)", "(1,null)", "(3,null)")
                                .figures("t14 u7")),
                Row.deviates(
                        "H26",
                        "semi join with itself; the full join is in JoinsOracleTest of the runtime",
                        "A left event without a partner waits in a semi join too: one may still come.",
                        itself(JoinKind.SEMI)
                                .step(numbers(1, 5))
                                .emits("(2)", "(4)")
                                .figures("t5 u5")
                                .step(numbers(6, 10))
                                .emits("(6)", "(8)", "(10)")
                                .step(numbers(11, 15))
                                .emits("(12)", "(14)")));
    }

    private static List<Row> watermarks() {
        return List.of(
                Row.deviates(
                        "H28",
                        "left join without batches without input",
                        AT_ONCE,
                        between(0, 30, JoinKind.LEFT, 0)
                                .step(left("a", 0), right("a", 60))
                                .emits()
                                .step(left("a", 3600), right("a", 3660))
                                .emits("(a,null,0,null)")
                                .step(left("a", 5400))
                                .emits("(a,null,3600,null)")
                                .step(right("a", 5410))
                                .emits("(a,a,5400,5410)")),
                Row.deviates(
                        "H29",
                        "a left join on the time, and an event that is accepted and leaves at once",
                        AT_ONCE + " An event behind the watermark is then late.",
                        between(0, 0, JoinKind.LEFT, 0)
                                .step(left("a", 1), left("b", 2), right("b", 2), right("c", 1))
                                .emits("(b,b,2,2)", "(a,null,1,null)")
                                .step(left("d", 1))
                                .emits()
                                .figures("d1")),
                Row.deviates(
                        "H30",
                        "two left joins on the time",
                        AT_ONCE,
                        Script.<Sided>of((source, sink) -> JoinRows.lefts(source, 0)
                                        .join(JoinRows.rights(source, 0))
                                        .on(Sided.KEY, Sided.KEY)
                                        .between(Duration.ZERO, Duration.ZERO)
                                        .named("first")
                                        .left((left, right) ->
                                                new Sided(right == null ? "null" : "R", "k", left.seconds()))
                                        .join(JoinRows.side(source, "S", 0))
                                        .on(Sided.KEY, Sided.KEY)
                                        .between(Duration.ZERO, Duration.ZERO)
                                        .named("second")
                                        .left((two, third) -> "(" + two.seconds() + "," + two.side() + ","
                                                + (third == null ? "null" : "S") + ")")
                                        .writeTo(sink))
                                .step(three("LRS", 20))
                                .emits("(20,R,S)")
                                .step(three("LR", 21))
                                .emits()
                                .step(three("LS", 22))
                                .emits()
                                .step(three("L", 23))
                                .emits()
                                .step(three("LRS", 24))
                                .emits("(24,R,S)", "(21,R,null)", "(22,null,S)", "(23,null,null)")
                                .step(three("L", 100))
                                .emits()),
                Row.same(
                        "H31",
                        "a side that is silent",
                        between(0, 0, JoinKind.LEFT, 0)
                                .step(left("1", 1), left("1", 100))
                                .emits()
                                .step(right("1", 50))
                                .emits("(1,null,1,null)")
                                .watermark(50)));
    }

    private static List<Row> chains() {
        return List.of(
                Row.same(
                        "I04",
                        "an inner join and then counts by window",
                        Script.<Sided>of((source, sink) -> counted(
                                                joined(
                                                        JoinRows.join(source, 0).between(Duration.ZERO, Duration.ZERO),
                                                        JoinKind.INNER),
                                                5)
                                        .writeTo(sink))
                                .step(both(1, 4))
                                .emits()
                                .figures("t1")
                                .step(both(5, 5))
                                .emits("(0,4)")
                                .figures("t1")),
                Row.same("I06", "a left join and then counts by window", hours(JoinKind.LEFT, "L", "R")),
                Row.same("I07", "a right join and then counts by window", hours(JoinKind.RIGHT, "R", "L")),
                Row.nearest(
                        "I08",
                        "counts by window and then a join",
                        "Sums come with the other aggregates; here it is counts.",
                        Script.<Sided>of((source, sink) -> windows(JoinRows.lefts(source, 5), "left")
                                        .join(windows(JoinRows.rights(source, 5), "right"))
                                        .on(Sided.KEY, Sided.KEY)
                                        .inSame(Windows.tumbling(Duration.ofSeconds(10)))
                                        .inner((left, right) ->
                                                "(" + left.seconds() + "," + left.side() + "," + right.side() + ")")
                                        .writeTo(sink))
                                .step(concat(side("L", 1, 5), side("R", 5, 9)))
                                .emits()
                                .step(concat(side("L", 11, 15), side("R", 15, 18)))
                                .emits("(10,5,5)")
                                .step(new Sided("L", "k", 100), new Sided("R", "k", 101))
                                .emits("(20,5,4)")));
    }

    /** What a join gives, as text. */
    static EventTimeStream<String> joined(Join<String, Sided, Sided> join, JoinKind kind) {
        return switch (kind) {
            case INNER -> join.inner(IntervalJoinRows::text);
            case LEFT -> join.left(IntervalJoinRows::text);
            case RIGHT -> join.right(IntervalJoinRows::text);
            case FULL -> join.full(IntervalJoinRows::text);
            case SEMI -> join.semi().map(event -> "(" + event.key() + "," + event.seconds() + ")");
            case ANTI -> join.anti().map(event -> "(" + event.key() + "," + event.seconds() + ")");
        };
    }

    private static String text(@Nullable Sided left, @Nullable Sided right) {
        return "(" + (left == null ? null : left.key()) + "," + (right == null ? null : right.key()) + ","
                + (left == null ? null : left.seconds()) + "," + (right == null ? null : right.seconds()) + ")";
    }

    private static Script<Sided> between(long from, long to, JoinKind kind, long delay) {
        return Script.of((source, sink) -> joined(
                        JoinRows.join(source, delay).between(Duration.ofSeconds(from), Duration.ofSeconds(to)), kind)
                .writeTo(sink));
    }

    private static Script<Sided> near(JoinKind kind) {
        return between(-5, 5, kind, 10);
    }

    private static Script<Sided> itself(JoinKind kind) {
        return Script.of((source, sink) -> {
            EventTimeStream<Sided> all = JoinRows.lefts(source, 5);
            Join<String, Sided, Sided> join = all.join(all.filter(event -> event.number() % 2 == 0))
                    .on(Sided.KEY, Sided.KEY)
                    .between(Duration.ZERO, Duration.ofSeconds(5));
            return kind == JoinKind.SEMI
                    ? join.semi().map(event -> "(" + event.key() + ")").writeTo(sink)
                    : join.left((left, right) -> "(" + left.key() + "," + (right == null ? null : right.key()) + ")")
                            .writeTo(sink);
        });
    }

    /** Joins within an hour, and counts by windows of ten minutes. */
    private static Script<Sided> hours(JoinKind kind, String outer, String other) {
        Duration hour = Duration.ofHours(1);
        return Script.<Sided>of((source, sink) -> counted(
                                joined(JoinRows.join(source, 0).between(hour.negated(), hour), kind), 600)
                        .writeTo(sink))
                .step(new Sided(outer, "1", 3610), new Sided(outer, "2", 3630), new Sided(other, "1", 3620))
                .emits()
                .step(new Sided(outer, "5", 4500), new Sided(other, "6", 4500))
                .emits()
                .step(new Sided(outer, "5", 8160), new Sided(other, "6", 8160))
                .emits("(3600,2)");
    }

    private static EventTimeStream<String> counted(EventTimeStream<String> rows, long seconds) {
        return rows.groupBy(ALL)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(seconds)))
                .count()
                .whenClosed((key, window, n) -> "(" + window.start().getEpochSecond() + "," + n + ")");
    }

    /** Counts by windows of ten seconds, with the count as the side and the end as the seconds. */
    private static EventTimeStream<Sided> windows(EventTimeStream<Sided> events, String id) {
        return events.groupBy(Sided.KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .named(id)
                .count()
                .whenClosed((key, window, n) ->
                        new Sided(String.valueOf(n), key, (int) window.end().getEpochSecond()));
    }

    private static Sided[] numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> left(n, n)).toArray(Sided[]::new);
    }

    private static Sided[] both(int from, int to) {
        return concat(
                numbers(from, to),
                IntStream.rangeClosed(from, to).mapToObj(n -> right(n, n)).toArray(Sided[]::new));
    }

    private static Sided[] side(String side, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> new Sided(side, "k", n))
                .toArray(Sided[]::new);
    }

    private static Sided[] three(String sides, int seconds) {
        return sides.chars()
                .mapToObj(side -> new Sided(String.valueOf((char) side), "k", seconds))
                .toArray(Sided[]::new);
    }

    private static Sided[] concat(Sided[] first, Sided[] second) {
        return java.util.stream.Stream.of(first, second)
                .flatMap(java.util.stream.Stream::of)
                .toArray(Sided[]::new);
    }
}
