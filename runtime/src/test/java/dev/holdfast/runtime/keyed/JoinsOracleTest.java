package dev.holdfast.runtime.keyed;

import static dev.holdfast.runtime.keyed.TimedEvents.windowStart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Join;
import dev.holdfast.JoinTimes;
import dev.holdfast.Pipeline;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TwoStreams.Event;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the events of two streams are cut, delayed and restarted: a join gives what a look at all pairs of events on time gives. */
class JoinsOracleTest {

    private static final KeyField<String, String> ALL = KeyField.of("all", row -> "all", KeySerializers.string());

    @TempDir
    Path directory;

    private final MemorySink<String> results = MemorySink.of("results");
    private final MemorySink<Event> lateLeft = MemorySink.of("lateLeft");
    private final MemorySink<Event> lateRight = MemorySink.of("lateRight");
    private final MemorySink<String> lateResults = MemorySink.of("lateResults");
    private final MemorySink<Long> counts = MemorySink.of("counts");

    private final List<Event> lefts = new ArrayList<>();
    private final List<Event> rights = new ArrayList<>();
    private final List<Event> lost = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "1, INNER",
        "2, INNER",
        "3, LEFT",
        "4, LEFT",
        "5, RIGHT",
        "6, RIGHT",
        "7, FULL",
        "8, FULL",
        "9, SEMI",
        "10, SEMI",
        "11, ANTI",
        "12, ANTI"
    })
    void a_join_by_an_interval_gives_what_all_pairs_give(long seed, JoinKind kind) {
        Random random = new Random(seed);
        long from = random.nextInt(9) * 500L - 3000;
        long to = from + random.nextInt(4) * 700L;
        TwoStreams streams = new TwoStreams(directory, random, 1500);
        JoinTimes<String, Event, Event> join =
                streams.left().join(streams.right()).on(TwoStreams.KEY, TwoStreams.KEY);
        streams.run(
                pipeline(join.between(Duration.ofMillis(from), Duration.ofMillis(to)), kind),
                (stream, event, before) -> take(stream, event, event.millis() <= before));
        check(seed, kind, (left, right) -> {
            long difference = right.millis() - left.millis();
            return from <= difference && difference <= to;
        });
    }

    @ParameterizedTest
    @CsvSource({"1, INNER", "2, LEFT", "3, RIGHT", "4, FULL", "6, SEMI", "7, ANTI"})
    void a_join_in_windows_gives_what_all_pairs_give(long seed, JoinKind kind) {
        Random random = new Random(seed);
        long size = 400 + random.nextInt(5) * 300L;
        long offset = random.nextInt(3) * 150L;
        TwoStreams streams = new TwoStreams(directory, random, 1500);
        Windows windows = Windows.tumbling(Duration.ofMillis(size)).withOffset(Duration.ofMillis(offset));
        JoinTimes<String, Event, Event> join =
                streams.left().join(streams.right()).on(TwoStreams.KEY, TwoStreams.KEY);
        streams.run(
                pipeline(join.inSame(windows), kind),
                (stream, event, before) ->
                        take(stream, event, windowStart(event.millis(), size, offset) + size <= before));
        check(
                seed,
                kind,
                (left, right) -> windowStart(left.millis(), size, offset) == windowStart(right.millis(), size, offset));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_stream_may_be_joined_with_itself(long seed) {
        TwoStreams streams = new TwoStreams(directory, new Random(seed), 1500);
        EventTimeStream<Event> both = streams.left().union(streams.right());
        Join<String, Event, Event> join =
                both.join(both).on(TwoStreams.KEY, TwoStreams.KEY).between(Duration.ZERO, Duration.ofMillis(400));
        streams.run(pipeline(join, JoinKind.FULL), (stream, event, before) -> {
            take(0, event, event.millis() <= before);
            if (event.millis() > before) {
                rights.add(event);
            }
        });
        check(seed, JoinKind.FULL, (left, right) -> {
            long difference = right.millis() - left.millis();
            return 0 <= difference && difference <= 400;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void results_of_operators_that_stand_at_the_watermark_are_not_late_for_a_join(long seed) {
        TwoStreams streams = new TwoStreams(directory, new Random(seed), 1500);
        Join<String, Event, Event> join = lastOfWindows(streams.left(), "first")
                .join(lastOfWindows(streams.right(), "second"))
                .on(TwoStreams.KEY, TwoStreams.KEY)
                .between(Duration.ZERO, Duration.ZERO);
        streams.run(
                pipeline(join, JoinKind.FULL),
                (stream, event, before) -> window(stream == 0 ? lefts : rights, event, before));
        check(seed, JoinKind.FULL, (left, right) -> left.millis() == right.millis());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_event_waits_for_the_result_of_an_operator_that_may_still_come_at_its_time(long seed) {
        TwoStreams streams = new TwoStreams(directory, new Random(seed), 300);
        Join<String, Event, Event> join = streams.left()
                .join(lastOfWindows(streams.right(), "windows"))
                .on(TwoStreams.KEY, TwoStreams.KEY)
                .between(Duration.ZERO, Duration.ZERO);
        List<Event> all = new ArrayList<>();
        streams.run(pipeline(join, JoinKind.FULL), (stream, event, before) -> {
            if (stream == 0) {
                all.add(event);
            } else {
                window(rights, event, before);
            }
        });
        lost.addAll(lateLeft.rows());
        all.stream().filter(event -> !lost.contains(event)).forEach(lefts::add);
        check(seed, JoinKind.FULL, (left, right) -> left.millis() == right.millis());
    }

    /** The result of the window of an event. */
    private static void window(List<Event> windows, Event event, long before) {
        long start = windowStart(event.millis(), 1000, 0);
        Event window = new Event(event.key(), event.key() + start, start + 999);
        if (start + 1000 > before && !windows.contains(window)) {
            windows.add(window);
        }
    }

    private static EventTimeStream<Event> lastOfWindows(EventTimeStream<Event> events, String id) {
        return events.groupBy(TwoStreams.KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(1)))
                .named(id)
                .count()
                .whenClosed((key, window, n) -> new Event(
                        key, key + window.start().toEpochMilli(), window.end().toEpochMilli() - 1));
    }

    private void take(int stream, Event event, boolean isLate) {
        if (isLate) {
            lost.add(event);
        } else {
            (stream == 0 ? lefts : rights).add(event);
        }
    }

    /** What stands behind the join must get every result: none may be late there. */
    private Pipeline pipeline(Join<String, Event, Event> join, JoinKind kind) {
        EventTimeStream<String> joined = joined(join.lateLeftTo(lateLeft).lateRightTo(lateRight), kind);
        return Pipeline.of(
                joined.writeTo(results),
                joined.groupBy(ALL)
                        .windowedBy(Windows.tumbling(Duration.ofMillis(100)))
                        .lateEventsTo(lateResults)
                        .count()
                        .whenClosed((key, window, n) -> n)
                        .writeTo(counts));
    }

    private static EventTimeStream<String> joined(Join<String, Event, Event> join, JoinKind kind) {
        return switch (kind) {
            case INNER -> join.inner(JoinsOracleTest::text);
            case LEFT -> join.left(JoinsOracleTest::text);
            case RIGHT -> join.right(JoinsOracleTest::text);
            case FULL -> join.full(JoinsOracleTest::text);
            case SEMI -> join.semi().map(Event::name);
            case ANTI -> join.anti().map(Event::name);
        };
    }

    private void check(long seed, JoinKind kind, BiPredicate<Event, Event> isNear) {
        BiPredicate<Event, Event> arePartners =
                isNear.and((left, right) -> left.key().equals(right.key()));
        List<String> expected = new ArrayList<>();
        for (Event left : lefts) {
            boolean isAlone = rights.stream().noneMatch(right -> arePartners.test(left, right));
            if (isAlone && kind.givesLeftAlone()) {
                expected.add(kind.givesPairs() ? text(left, null) : left.name());
            } else if (!isAlone && kind == JoinKind.SEMI) {
                expected.add(left.name());
            }
            rights.stream()
                    .filter(right -> kind.givesPairs() && arePartners.test(left, right))
                    .forEach(right -> expected.add(text(left, right)));
        }
        rights.stream()
                .filter(right -> kind.givesRightAlone())
                .filter(right -> lefts.stream().noneMatch(left -> arePartners.test(left, right)))
                .forEach(right -> expected.add(text(null, right)));
        assertThat(results.rows()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(30);
        List<Event> late = new ArrayList<>(lateLeft.rows());
        late.addAll(lateRight.rows());
        assertThat(late).as("seed %s", seed).containsAll(lost);
        assertThat(lost).as("seed %s", seed).containsAll(late);
        assertThat(lateResults.rows()).as("seed %s", seed).isEmpty();
        assertThat(counts.rows().stream().mapToLong(Long::longValue).sum()).isEqualTo(expected.size());
    }

    private static String text(@Nullable Event left, @Nullable Event right) {
        return TwoStreams.name(left) + "+" + TwoStreams.name(right);
    }
}
