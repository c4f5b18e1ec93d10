package dev.holdfast.keyed.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.keyed.join.JoinRun.Timed;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.operator.JoinSide;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinOperatorTest {

    private static final JoinBounds BOUNDS = between(-2000, 6000);

    @Test
    void partners_meet_once_whichever_comes_first_and_also_in_one_batch() {
        JoinRun run = run(JoinKind.INNER, BOUNDS);
        assertThat(run.batch(0, left(5000, "a"), right(5000, "x"), left(5001, "b")))
                .containsExactly("a+x at 5000", "b+x at 5001");
        assertThat(run.batch(0, right(6000, "y"))).containsExactly("a+y at 6000", "b+y at 6000");
        assertThat(run.batch(0)).isEmpty();
    }

    @Test
    void both_bounds_count() {
        JoinRun run = run(JoinKind.INNER, BOUNDS);
        run.batch(0, left(5000, "a"));
        assertThat(run.batch(0, right(2999, "w"), right(3000, "x"), right(11_000, "y"), right(11_001, "z")))
                .containsExactly("a+x at 5000", "a+y at 11000");
        JoinRun other = run(JoinKind.INNER, BOUNDS);
        other.batch(0, right(2999, "w"), right(3000, "x"), right(11_000, "y"), right(11_001, "z"));
        assertThat(other.batch(0, left(5000, "a"))).containsExactly("a+x at 5000", "a+y at 11000");
    }

    @Test
    void partners_come_by_time_and_then_by_arrival() {
        JoinRun run = run(JoinKind.INNER, BOUNDS);
        run.batch(0, right(5000, "c"), right(3500, "a"));
        assertThat(run.batch(0, right(3500, "b"), right(8000, "d"), left(5000, "l")))
                .containsExactly("l+a at 5000", "l+b at 5000", "l+c at 5000", "l+d at 8000");
    }

    @Test
    void a_row_holds_an_eighth_of_the_interval_and_is_read_and_written_once_in_a_turn() {
        JoinRun run = run(JoinKind.INNER, BOUNDS);
        run.batch(0, left(5000, "a"), left(5999, "b"), left(6000, "c"), left(5500, "d"));
        assertThat(run.deadlines(0)).containsOnly(entry(5000L, 11_999L), entry(6000L, 12_000L));
        assertThat(run.puts).isEqualTo(2);
        run.reads = 0;
        run.puts = 0;
        run.batch(0, right(5000, "x"), right(5001, "y"), right(5002, "z"));
        assertThat(run.puts).isEqualTo(1);
        assertThat(run.reads).isEqualTo(3);
    }

    @Test
    void an_event_alone_comes_when_its_last_partner_would_be_late_and_never_after_a_match() {
        JoinRun run = run(JoinKind.FULL, BOUNDS);
        run.batch(0, left(5000, "a"), left(5100, "b"), right(5000, "x"), right(20_000, "y"));
        assertThat(run.batch(11_100)).isEmpty();
        assertThat(run.batch(22_000)).isEmpty();
        assertThat(run.batch(22_001)).containsExactly("null+y at 20000");
        assertThat(run.deadlines(0)).isEmpty();
        assertThat(run.deadlines(1)).isEmpty();
    }

    @Test
    void a_row_is_looked_at_for_its_first_event_without_a_partner() {
        JoinRun run = run(JoinKind.LEFT, BOUNDS);
        run.batch(0, left(5000, "a"), left(5100, "b"), left(5200, "c"));
        assertThat(run.batch(0, right(3001, "x"))).containsExactly("a+x at 5000");
        assertThat(run.deadlines(0)).containsOnly(entry(5000L, 11_100L));
        assertThat(run.batch(11_101)).containsExactly("b+null at 5100");
        assertThat(run.deadlines(0)).containsOnly(entry(5000L, 11_200L));
        assertThat(run.batch(11_101, right(11_200, "y"))).containsExactly("c+y at 11200");
        assertThat(run.batch(11_201)).isEmpty();
        assertThat(run.deadlines(0)).isEmpty();
    }

    @Test
    void an_event_that_is_of_no_use_by_the_watermark_of_its_batch_is_not_kept() {
        JoinRun run = run(JoinKind.LEFT, BOUNDS);
        assertThat(run.batch(50_000, left(5000, "a"), right(5000, "x"), left(20_000, "b"), right(40_000, "y")))
                .containsExactly("a+x at 5000", "b+null at 20000");
        assertThat(run.deadlines(0)).isEmpty();
        assertThat(run.deadlines(1)).isEmpty();
    }

    @Test
    void late_events_meet_nobody() {
        JoinRun run = run(JoinKind.INNER, BOUNDS);
        run.batch(5000, left(5001, "a"));
        assertThat(run.batch(5000, right(5000, "x"), right(5001, "y"))).containsExactly("a+y at 5001");
        assertThat(run.late).isEqualTo(1);
    }

    @Test
    void semi_gives_a_left_event_at_its_first_partner_and_forgets_it() {
        JoinRun run = run(JoinKind.SEMI, BOUNDS);
        assertThat(run.batch(0, right(5000, "x"), right(5000, "y"), left(5000, "a")))
                .containsExactly("a at 5000");
        assertThat(run.deadlines(0)).isEmpty();
        run.batch(0, left(15_000, "b"));
        assertThat(run.batch(0, right(15_500, "x"), right(15_500, "y"))).containsExactly("b at 15000");
        assertThat(run.deadlines(0)).isEmpty();
        assertThat(run.batch(EventTimes.END, left(30_000, "c"))).isEmpty();
    }

    @Test
    void anti_gives_the_left_events_that_never_had_a_partner() {
        JoinRun run = run(JoinKind.ANTI, BOUNDS);
        run.batch(0, right(5000, "x"), left(5000, "a"), left(15_000, "b"), left(15_001, "c"));
        assertThat(run.batch(0, right(13_000, "y"))).isEmpty();
        assertThat(run.batch(EventTimes.END)).containsExactly("c at 15001");
    }

    @Test
    void events_without_a_time_are_counted_and_have_no_partners() {
        JoinRun run = run(JoinKind.FULL, BOUNDS);
        run.batch(0, left(EventTimes.NONE, "a"), right(EventTimes.NONE, "x"));
        assertThat(run.batch(EventTimes.END)).isEmpty();
        assertThat(run.counted).containsExactly(entry("numRowsWithoutEventTime", 2L));
    }

    @Test
    void in_windows_partners_are_those_of_the_same_window_and_late_is_what_is_behind_it() {
        JoinRun run = run(JoinKind.FULL, new JoinBounds.SameWindow(Windows.tumbling(Duration.ofSeconds(10))));
        assertThat(run.batch(0, left(9999, "a"), right(0, "x"), right(10_000, "y"), left(-1, "b")))
                .containsExactly("a+x at 9999", "b+null at -1");
        assertThat(run.batch(9999, right(500, "z"))).containsExactly("a+z at 9999");
        assertThat(run.batch(9999, right(600, "w"))).containsExactly("a+w at 9999");
        assertThat(run.batch(10_000)).isEmpty();
        assertThat(run.batch(10_000, left(9999, "late"))).isEmpty();
        assertThat(run.late).isEqualTo(1);
        assertThat(run.batch(20_000)).containsExactly("null+y at 10000");
    }

    @Test
    void no_result_is_behind_the_watermark_that_is_told_of_them() {
        JoinBounds wide = between(-40_000, 30_000);
        assertThat(operator(JoinKind.INNER, wide).resultWatermark(0)).isZero();
        assertThat(operator(JoinKind.LEFT, wide).resultWatermark(0)).isEqualTo(-30_000);
        assertThat(operator(JoinKind.ANTI, wide).resultWatermark(0)).isEqualTo(-30_000);
        assertThat(operator(JoinKind.SEMI, wide).resultWatermark(0)).isEqualTo(-30_000);
        assertThat(operator(JoinKind.RIGHT, wide).resultWatermark(0)).isEqualTo(-40_000);
        assertThat(operator(JoinKind.FULL, wide).resultWatermark(0)).isEqualTo(-40_000);
        assertThat(operator(JoinKind.FULL, between(1000, 2000)).resultWatermark(0))
                .isEqualTo(-2000);
        assertThat(operator(JoinKind.FULL, wide).resultWatermark(EventTimes.NONE))
                .isEqualTo(EventTimes.NONE);
        assertThat(operator(JoinKind.FULL, wide).resultWatermark(EventTimes.END))
                .isEqualTo(EventTimes.END);
        JoinBounds same = new JoinBounds.SameWindow(Windows.tumbling(Duration.ofSeconds(10)));
        assertThat(operator(JoinKind.INNER, same).resultWatermark(9_999)).isZero();
        assertThat(operator(JoinKind.INNER, same).resultWatermark(10_000)).isEqualTo(10_000);
        assertThat(operator(JoinKind.INNER, same).resultWatermark(EventTimes.END))
                .isEqualTo(EventTimes.END);
    }

    @Test
    void a_checkpoint_knows_kind_bounds_and_events() {
        assertThat(operator(JoinKind.LEFT, BOUNDS).states())
                .extracting(state -> state.name() + ": " + state.kind() + ": "
                        + state.values().orElseThrow().schema())
                .containsExactly(
                        "left: left events, left join from PT-2S to PT6S: JoinRow(list<JoinEvent(long timeMillis, boolean"
                                + " matched, string event)> events)",
                        "right: right events, left join from PT-2S to PT6S: JoinRow(list<JoinEvent(long timeMillis, boolean"
                                + " matched, string event)> events)");
    }

    @Test
    void times_at_the_ends_of_all_times_have_partners_too() {
        long end = Long.MAX_VALUE - 1;
        JoinRun run = run(JoinKind.FULL, between(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4));
        assertThat(run.batch(EventTimes.NONE, left(end, "a"), right(end, "x"), left(Long.MIN_VALUE + 1, "b")))
                .containsExactly("a+x at " + end);
        assertThat(run.batch(EventTimes.END)).containsExactly("b+null at " + (Long.MIN_VALUE + 1));
    }

    @ParameterizedTest
    @EnumSource
    void it_equals_all_pairs_of_all_events_on_time(JoinKind kind) {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            long from = random.nextInt(9) * 100L - 500;
            JoinBounds bounds = random.nextInt(4) == 0
                    ? new JoinBounds.SameWindow(Windows.tumbling(Duration.ofMillis(1 + random.nextInt(400))))
                    : between(from, from + random.nextInt(4) * 150L);
            KeyedOperator<String, Object, String> operator = operator(kind, bounds);
            JoinRun run = new JoinRun(operator);
            PairsOfAll expected = new PairsOfAll(kind, bounds);
            List<String> results = new ArrayList<>();
            long watermark = EventTimes.NONE;
            for (int batch = 0; batch < 30; batch++) {
                List<Timed> events = new ArrayList<>();
                for (int i = random.nextInt(12); i > 0; i--) {
                    long at = batch * 40L + random.nextInt(600) - 500;
                    events.add(new Timed(random.nextInt(2), at, "e" + batch + "." + i));
                }
                for (Timed event : events) {
                    if (!operator.isLate(event.timeMillis(), watermark, watermark)) {
                        expected.add(event);
                    }
                }
                watermark = Math.max(watermark, batch * 40L - random.nextInt(300));
                results.addAll(run.batch(watermark, events.toArray(Timed[]::new)));
            }
            results.addAll(run.batch(EventTimes.END));
            assertThat(results).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected.results());
            assertThat(run.deadlines(0)).isEmpty();
            assertThat(run.deadlines(1)).isEmpty();
        }
    }

    private static JoinRun run(JoinKind kind, JoinBounds bounds) {
        return new JoinRun(operator(kind, bounds));
    }

    private static KeyedOperator<String, Object, String> operator(JoinKind kind, JoinBounds bounds) {
        return KeyedOperators.of(new JoinDeclaration<String, String, String, String>(
                "join",
                KeySerializers.string(),
                kind,
                bounds,
                new JoinSide<>(StateSerializers.string(), null),
                new JoinSide<>(StateSerializers.string(), null),
                kind.givesPairs() ? (left, right) -> left + "+" + right : (left, right) -> String.valueOf(left),
                ErrorPolicy.fail()));
    }

    private static JoinBounds between(long fromMillis, long toMillis) {
        return new JoinBounds.Between(Duration.ofMillis(fromMillis), Duration.ofMillis(toMillis));
    }

    private static Timed left(long timeMillis, String event) {
        return new Timed(JoinDeclaration.LEFT, timeMillis, event);
    }

    private static Timed right(long timeMillis, String event) {
        return new Timed(JoinDeclaration.RIGHT, timeMillis, event);
    }
}
