package dev.holdfast.testkit.conformance;

import static dev.holdfast.testkit.conformance.Sided.left;
import static dev.holdfast.testkit.conformance.Sided.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Join;
import dev.holdfast.JoinTimes;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.operator.JoinSide;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Group H where a join has windows, and what is no question of results. */
final class JoinRows {

    static final String FIGURES =
            "Rows hold events of a key that are near in time, and one is written again when a partner marks it; figures count these writes.";

    private JoinRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(withoutTime());
        rows.addAll(windows());
        rows.addAll(rules());
        return rows;
    }

    private static List<Row> withoutTime() {
        return List.of(
                Row.nearest(
                        "H01",
                        "inner join on a key alone",
                        "Every join has bounds in time, so that events leave; here the bound is a day.",
                        Script.<Sided>of((source, sink) -> join(source, 86_400)
                                        .inSame(Windows.tumbling(Duration.ofDays(1)))
                                        .inner(JoinRows::product)
                                        .writeTo(sink))
                                .step(left(1, 1))
                                .emits()
                                .step(right(1, 1), right(10, 1))
                                .emits("(1,2,3)")
                                .step(left(10, 1))
                                .emits("(10,20,30)")
                                .step(right(1, 1))
                                .emits("(1,2,3)")
                                .restarted(left(1, 1))
                                .emits("(1,2,3)", "(1,2,3)")
                                .restarted(left(100, 1), right(100, 1))
                                .emits("(100,200,300)")),
                Row.nearest(
                        "H03",
                        "a watermark on one side only",
                        "Both streams have event times, so both have watermarks.",
                        windowed(10, Join::inner)
                                .step(left(1, 1))
                                .figures("t1 u1")
                                .step(right(1, 1))
                                .emits("(1,10,2,3)")
                                .figures("t2 u1")
                                .restarted(left(25, 25))
                                .emits()
                                .step(right(25, 25))
                                .emits("(25,30,50,75)")
                                .figures("t2 u1")
                                .restarted(right(1, 1))
                                .emits()
                                .figures("t2 u0 d1")
                                .step(left(5, 5))
                                .emits()
                                .figures("t2 u0 d1")),
                Row.nearest(
                        "H09",
                        "a join without equality",
                        "It does not compile.",
                        () -> Snippets.assertRefused("timed.join(timed).between(delay, delay)", "cannot find symbol")),
                Row.nearest(
                        "H11",
                        "keys that are null",
                        "A key is never null: what may be null is no key field, and does not compile.",
                        () -> Snippets.assertRefused(
                                "timed.join(timed).on(new Field<String, String>(\"w\", w -> w, null),"
                                        + " new Field<String, String>(\"w\", w -> w, null))",
                                "cannot be applied to given types")),
                Row.deviates(
                        "H12",
                        "another key, or events with more components, after a restart",
                        "Events that wait may change as any state may; another type of key is refused.",
                        JoinRows::restartWithOthers));
    }

    private static void restartWithOthers() {
        TestSource<Sided> source = TestSource.of("input");
        TestSink<String> sink = TestSink.of("output");
        Function<JoinTimes<?, Sided, Sided>, EventTimeStream<String>> sides =
                times -> times.inSame(Windows.tumbling(Duration.ofSeconds(10)))
                        .inner((left, right) -> left.side() + right.side());
        try (PipelineTester tester =
                PipelineTester.of(sides.apply(join(source, 10)).writeTo(sink))) {
            tester.feed(source, left(1, 1));
            tester.pipeline(sides.apply(lefts(source, 10)
                                    .join(rights(source, 10))
                                    .on(Sided.KEY_OF_LONGER, Sided.KEY_OF_LONGER))
                            .writeTo(sink))
                    .restart();
            assertThat(tester.feed(source, right(1, 1))).emitted("L7R");
            tester.pipeline(
                    sides.apply(lefts(source, 10).join(rights(source, 10)).on(Sided.NUMBER, Sided.NUMBER))
                            .writeTo(sink));
            assertThatThrownBy(() -> tester.restart().run())
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("join.key.key");
        }
    }

    private static List<Row> windows() {
        return List.of(
                Row.same(
                        "H13",
                        "left join in windows",
                        windowed(10, Join::left)
                                .step(firstEvents())
                                .emits("(3,10,6,9)", "(4,10,8,12)", "(5,10,10,15)")
                                .figures("t10 u10")
                                .step(left(21, 21), right(22, 22))
                                .emits("(1,10,2,null)", "(2,10,4,null)")
                                .figures("t2 u2")
                                .step(left(22, 22))
                                .emits("(22,30,44,66)")
                                .figures("t3 u1")),
                Row.same(
                        "H14",
                        "right join in windows",
                        windowed(10, Join::right)
                                .step(firstEvents())
                                .emits("(3,10,6,9)", "(4,10,8,12)", "(5,10,10,15)")
                                .figures("t10 u10")
                                .step(left(21, 21), right(22, 22))
                                .emits("(6,10,null,18)", "(7,10,null,21)")
                                .figures("t2 u2")
                                .step(left(22, 22))
                                .emits("(22,30,44,66)")
                                .figures("t3")),
                Row.deviates(
                        "H15",
                        "full join in windows",
                        FIGURES,
                        windowed(10, Join::full)
                                .step(firstEvents())
                                .emits("(3,10,6,9)", "(4,10,8,12)", "(5,10,10,15)")
                                .figures("t10 u10")
                                .step(left(21, 21), right(22, 22))
                                .emits("(1,10,2,null)", "(2,10,4,null)", "(6,10,null,18)", "(7,10,null,21)")
                                .figures("t2 u2")
                                .step(left(22, 22))
                                .emits("(22,30,44,66)")
                                .figures("t3 u2")
                                .restarted(left(1, 1))
                                .emits()
                                .figures("t3 u0 d1")
                                .step(right(5, 5))
                                .emits()
                                .figures("t3 u0 d1")),
                Row.deviates(
                        "H16",
                        "semi join in windows",
                        "A left event that had its partner is not kept, also if both came in one batch.",
                        Script.<Sided>of((source, sink) -> join(source, 10)
                                        .inSame(Windows.tumbling(Duration.ofSeconds(10)))
                                        .semi()
                                        .map(event -> "(" + event.number() + "," + windowEnd(event) + ","
                                                + 2 * event.number() + ")")
                                        .writeTo(sink))
                                .step(firstEvents())
                                .emits("(3,10,6)", "(4,10,8)", "(5,10,10)")
                                .figures("t7 u7")
                                .step(left(21, 21), right(22, 22))
                                .emits()
                                .figures("t2 u2")
                                .step(left(22, 22))
                                .emits("(22,30,44)")
                                .figures("t2 u0")
                                .restarted(left(1, 1))
                                .emits()
                                .figures("t2 d1")
                                .step(right(5, 5))
                                .emits()
                                .figures("t2 d1")),
                Row.nearest(
                        "H19",
                        "a right join with a condition on one side",
                        "A condition on one side is a filter before the join.",
                        Script.<Sided>of((source, sink) -> lefts(source, 10)
                                        .filter(event -> event.number() > 2)
                                        .join(rights(source, 10))
                                        .on(Sided.KEY, Sided.KEY)
                                        .inSame(Windows.tumbling(Duration.ofSeconds(10)))
                                        .right(JoinRows::windowText)
                                        .writeTo(sink))
                                .step(left(1, 1), left(2, 2), left(3, 3), right(3, 3), right(4, 4), right(5, 5))
                                .emits("(3,10,6,9)")
                                .figures("t4 u4")
                                .step(left(20, 20), right(21, 21))
                                .emits("(4,10,null,12)", "(5,10,null,15)")),
                Row.nearest(
                        "H27",
                        "a left join with conditions on the right side",
                        "A condition on one side is a filter before the join, and counts for the watermark if it stands behind it.",
                        Script.<Sided>of((source, sink) -> lefts(source, 10)
                                        .join(rights(source, 10)
                                                .filter(event -> 3 * event.number() < 300 || 3 * event.number() > 1000))
                                        .on(Sided.KEY, Sided.KEY)
                                        .inSame(Windows.tumbling(Duration.ofSeconds(10)))
                                        .left(JoinRows::windowText)
                                        .writeTo(sink))
                                .step(left(20, 20), right(21, 21))
                                .emits()
                                .step(right(20, 20))
                                .emits("(20,30,40,60)")
                                .step(left(40, 40), left(41, 41), right(40, 40), right(41, 41))
                                .emits("(40,50,80,120)", "(41,50,82,123)")
                                .step(left(70, 70), right(71, 71))
                                .emits()
                                .step(right(70, 70))
                                .emits("(70,80,140,210)")
                                .step(
                                        left(101, 101),
                                        left(102, 102),
                                        left(103, 103),
                                        right(101, 101),
                                        right(102, 102),
                                        right(103, 103))
                                .emits()
                                .figures("t3")
                                .step(left(1000, 1000), right(1001, 1001))
                                .emits("(101,110,202,null)", "(102,110,204,null)", "(103,110,206,null)")
                                .figures("t2 u2")),
                Row.nearest(
                        "H33",
                        "keys that are null and equal",
                        "A key is never null; here an empty text stands for it.",
                        Script.<Sided>of((source, sink) -> join(source, 10)
                                        .inSame(Windows.tumbling(Duration.ofSeconds(10)))
                                        .left((left, right) -> left.key() + "@" + left.seconds() + "+" + seconds(right))
                                        .writeTo(sink))
                                .step(
                                        left("1", 1),
                                        left("-2", 2),
                                        left("1", 3),
                                        left("-4", 4),
                                        right("-4", 4),
                                        right("1", 16))
                                .emits("-4@4+4")
                                .step(left("1", 31), right("1", 32))
                                .emits("-2@2+null", "1@1+null", "1@31+32", "1@3+null")));
    }

    private static List<Row> rules() {
        return List.of(
                Row.deviates(
                        "H32",
                        "rows that leave are counted",
                        "All rows that leave are counted, whatever the join gives. An event at exactly the watermark stays: a result"
                                + " of another operator may still come then.",
                        () -> {
                            for (JoinKind kind : JoinKind.values()) {
                                TestSource<Sided> source = TestSource.of("input");
                                TestSink<String> sink = TestSink.of("output");
                                try (PipelineTester tester = PipelineTester.of(IntervalJoinRows.joined(
                                                join(source, 0).between(Duration.ZERO, Duration.ZERO), kind)
                                        .writeTo(sink))) {
                                    assertThat(tester.feed(
                                                    source,
                                                    left(1, 1),
                                                    left(2, 2),
                                                    left(3, 3),
                                                    right(2, 2),
                                                    right(3, 3),
                                                    right(4, 4)))
                                            .hasRowsRemoved(kind.givesPairs() ? 3 : 2);
                                }
                            }
                        }),
                Row.deviates(
                        "H34",
                        "the watermark behind a join",
                        "An inner join holds nothing back. A result at exactly the watermark is not late, so it is a millisecond later.",
                        () -> {
                            assertThat(behind(JoinKind.FULL, -40, 0)).isEqualTo(-40_000);
                            assertThat(behind(JoinKind.FULL, 0, 30)).isEqualTo(-30_000);
                            assertThat(behind(JoinKind.FULL, -40, 30)).isEqualTo(-40_000);
                            assertThat(behind(JoinKind.INNER, -40, 30)).isZero();
                        }));
    }

    private static long behind(JoinKind kind, long fromSeconds, long toSeconds) {
        JoinSide<String> side = new JoinSide<>(StateSerializers.string(), null);
        return KeyedOperators.of(new JoinDeclaration<String, String, String, String>(
                        "join",
                        KeySerializers.string(),
                        kind,
                        new JoinBounds.Between(Duration.ofSeconds(fromSeconds), Duration.ofSeconds(toSeconds)),
                        side,
                        side,
                        (left, right) -> left + "+" + right,
                        ErrorPolicy.fail()))
                .resultWatermark(0);
    }

    static EventTimeStream<Sided> lefts(Source<Sided> source, long delay) {
        return side(source, "L", delay);
    }

    static EventTimeStream<Sided> rights(Source<Sided> source, long delay) {
        return side(source, "R", delay);
    }

    static EventTimeStream<Sided> side(Source<Sided> source, String side, long delay) {
        return Stream.from(source)
                .filter(event -> event.side().equals(side))
                .withWatermark(Sided::at, Duration.ofSeconds(delay));
    }

    static JoinTimes<String, Sided, Sided> join(Source<Sided> source, long delay) {
        return lefts(source, delay).join(rights(source, delay)).on(Sided.KEY, Sided.KEY);
    }

    /** What a join gives of two events. */
    @FunctionalInterface
    private interface Kind {
        EventTimeStream<String> of(
                Join<String, Sided, Sided> join, BiFunction<@Nullable Sided, @Nullable Sided, String> joinFn);
    }

    /** W. */
    private static Script<Sided> windowed(long delay, Kind kind) {
        return Script.of((source, sink) -> kind.of(
                        join(source, delay).inSame(Windows.tumbling(Duration.ofSeconds(10))), JoinRows::windowText)
                .writeTo(sink));
    }

    private static Sided[] firstEvents() {
        List<Sided> events = new ArrayList<>();
        IntStream.rangeClosed(1, 5).forEach(n -> events.add(left(n, n)));
        IntStream.rangeClosed(3, 7).forEach(n -> events.add(right(n, n)));
        return events.toArray(Sided[]::new);
    }

    private static String product(Sided left, Sided right) {
        return "(" + left.number() + "," + 2 * left.number() + "," + 3 * right.number() + ")";
    }

    private static String windowText(@Nullable Sided left, @Nullable Sided right) {
        Sided any = left == null ? right : left;
        return "(" + any.number() + "," + windowEnd(any) + "," + times(2, left) + "," + times(3, right) + ")";
    }

    private static String times(int factor, @Nullable Sided event) {
        return event == null ? "null" : String.valueOf(factor * event.number());
    }

    private static String seconds(@Nullable Sided event) {
        return event == null ? "null" : String.valueOf(event.seconds());
    }

    private static int windowEnd(Sided event) {
        return event.seconds() / 10 * 10 + 10;
    }
}
