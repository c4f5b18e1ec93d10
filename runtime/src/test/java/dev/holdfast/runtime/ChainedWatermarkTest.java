package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event-time operators behind each other: results that are in time are never dropped, however the input fell into batches. */
class ChainedWatermarkTest {

    static final Duration GAP = Duration.ofHours(6);
    private static final long HOUR = 3600;

    @TempDir
    Path directory;

    @Test
    void sessions_that_end_far_apart_in_one_batch_all_reach_the_next_operator() throws Exception {
        List<Timed> day = List.of(
                new Timed("A", 34 * HOUR),
                new Timed("A", 41 * HOUR),
                new Timed("A", 48 * HOUR),
                new Timed("B", 29 * HOUR),
                new Timed("A", 55 * HOUR));
        for (int batchSize : List.of(1, 2, 4, 100)) {
            try (EngineDriver<Timed> driver = new EngineDriver<>(
                    directory.resolve("size" + batchSize),
                    (source, sink) -> chain(source, sink, Duration.ofDays(2)),
                    builder -> builder.maxEventsPerBatch(batchSize))) {
                assertThat(stepAndFlush(driver, day))
                        .as("batches of %s", batchSize)
                        .containsExactly("A 34", "A 41", "A 48", "A 55", "B 29");
            }
        }
    }

    @Test
    void random_sessions_lose_nothing_whatever_the_batches() throws Exception {
        long seed = 20_261_121;
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            List<Timed> events = nearlySorted(random);
            List<String> expected = sessionEnds(events);
            for (int batchSize : List.of(1, 3, 7, 1000)) {
                Path checkpoint = directory.resolve(round + "-" + batchSize);
                try (EngineDriver<Timed> driver = new EngineDriver<>(
                        checkpoint,
                        (source, sink) -> chain(source, sink, Duration.ofHours(12)),
                        builder -> builder.maxEventsPerBatch(batchSize).batchesPerSnapshot(1000))) {
                    assertThat(stepAndFlush(driver, events))
                            .as("seed %s, round %s, batches of %s", seed, round, batchSize)
                            .isEqualTo(expected);
                    assertThat(driver.query().recentProgress())
                            .flatMap(progress -> progress.stateOperators())
                            .allMatch(operator -> operator.numRowsDroppedByWatermark() == 0);
                }
            }
        }
    }

    @Test
    void a_chain_goes_on_after_a_restart_in_every_place() throws Exception {
        List<Timed> events = nearlySorted(new Random(7));
        List<String> expected = sessionEnds(events);
        try (EngineDriver<Timed> driver =
                new EngineDriver<>(directory, (source, sink) -> chain(source, sink, Duration.ofHours(12)), b -> b)) {
            List<String> rows = new ArrayList<>();
            for (int from = 0; from < events.size(); from += 9) {
                rows.addAll(driver.step(events.subList(from, Math.min(from + 9, events.size()))));
                driver.restart();
            }
            rows.addAll(stepAndFlush(driver, List.of()));
            Collections.sort(rows);
            assertThat(rows).isEqualTo(expected);
        }
    }

    @Test
    void delays_longer_than_any_time_do_not_overflow() throws Exception {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(passing("first"))
                        .withWatermark(Timed::at, endless)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(passing("second"))
                        .withWatermark(Timed::at, endless)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(passing("third"))
                        .map(Timed::key)
                        .writeTo(sink),
                b -> b)) {
            assertThat(driver.step(List.of(new Timed("a", 10)))).containsExactly("a");
            assertThat(driver.step(List.of(new Timed("b", 20)))).containsExactly("b");
        }
    }

    /** Feeds the events, and then two that move the watermark past all ends: once for each operator. */
    static List<String> stepAndFlush(EngineDriver<Timed> driver, List<Timed> events) throws Exception {
        List<String> rows = new ArrayList<>(driver.step(events));
        rows.addAll(driver.step(List.of(new Timed("Z", 100_000 * HOUR))));
        rows.addAll(driver.step(List.of(new Timed("Z", 200_000 * HOUR))));
        rows.removeIf(row -> row.startsWith("Z"));
        Collections.sort(rows);
        return rows;
    }

    /** Sessions by gap; the second operator waits for the first one's watermark before it tells their ends. */
    private static Pipeline chain(Source<Timed> source, MemorySink<String> sink, Duration lateness) {
        return Stream.from(source)
                .withWatermark(Timed::at, lateness)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(sessions())
                .withWatermark(Timed::at, GAP)
                .groupByKey(end -> end.key() + " " + end.seconds() / HOUR)
                .flatMapGroupsWithState(onTimeout())
                .writeTo(sink);
    }

    /** Keeps the sorted times of the open sessions; tells the end of each once the watermark has passed the gap. */
    static EventTimeFlatMapGroups<String, Timed, String, Timed> sessions() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "sessions", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    TreeSet<Long> times = new TreeSet<>();
                    state.getOption()
                            .ifPresent(text -> Arrays.stream(text.split(","))
                                    .map(Long::valueOf)
                                    .forEach(times::add));
                    events.forEachRemaining(event -> times.add(event.seconds()));
                    long closed = state.currentWatermark().getEpochSecond() - GAP.toSeconds();
                    while (!times.isEmpty()) {
                        long first = times.first();
                        Long next = times.higher(first);
                        if (next != null && next - first <= GAP.toSeconds()) {
                            times.remove(first);
                        } else if (first < closed) {
                            out.emit(new Timed(key, first));
                            times.remove(first);
                        } else {
                            break;
                        }
                    }
                    if (times.isEmpty()) {
                        state.remove();
                        return;
                    }
                    state.update(times.stream().map(String::valueOf).collect(Collectors.joining(",")));
                    state.setTimeoutTimestamp(
                            Instant.ofEpochSecond(times.first()).plus(GAP));
                });
    }

    private static EventTimeFlatMapGroups<String, Timed, Long, String> onTimeout() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "ends", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key);
                        return;
                    }
                    Instant end = events.next().at();
                    state.setTimeoutTimestamp(end.isBefore(state.currentWatermark()) ? state.currentWatermark() : end);
                });
    }

    static EventTimeFlatMapGroups<String, Timed, Long, Timed> passing(String id) {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                id,
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> events.forEachRemaining(out::emit));
    }

    /** Events of five keys over a month, each at most ten hours later than one that stands before it. */
    static List<Timed> nearlySorted(Random random) {
        List<Timed> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            events.add(new Timed("k" + random.nextInt(5), 24 * HOUR + random.nextInt(700) * HOUR));
        }
        Comparator<Timed> byTime = Comparator.comparingLong(Timed::seconds);
        events.sort(byTime);
        List<Long> arrivals = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            arrivals.add(events.get(i).seconds() + random.nextInt(10) * HOUR);
            order.add(i);
        }
        order.sort(Comparator.comparingLong(arrivals::get));
        List<Timed> arrived = new ArrayList<>();
        order.forEach(i -> arrived.add(events.get(i)));
        return arrived;
    }

    /** The ends of all sessions, in text order. */
    static List<String> sessionEnds(List<Timed> events) {
        List<String> ends = new ArrayList<>();
        for (String key : List.of("k0", "k1", "k2", "k3", "k4")) {
            TreeSet<Long> times = new TreeSet<>();
            events.stream().filter(event -> event.key().equals(key)).forEach(event -> times.add(event.seconds()));
            for (long time : times) {
                Long next = times.higher(time);
                if (next == null || next - time > GAP.toSeconds()) {
                    ends.add(key + " " + time / HOUR);
                }
            }
        }
        Collections.sort(ends);
        return ends;
    }
}
